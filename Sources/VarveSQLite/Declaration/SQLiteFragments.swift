import VarveDatabase
import VarveDeclaration

/// Writes the pieces of declared expressions for SQLite.
enum SQLiteFragments {
    static func identifier(_ name: String) -> String { Quoting.identifier(name) }

    static func identifiers(_ names: [String]) -> String {
        names.map(identifier).joined(separator: ", ")
    }

    static func text(_ text: String) -> String { Quoting.literal(text) }

    /// A fragment as text.
    static func write(_ fragment: SQLFragment, in table: String) throws(DatabaseError) -> String {
        var text = ""
        for part in fragment.parts {
            switch part {
            case .sql(let sql): text += sql
            case .column(let name): text += identifier(name)
            case .literal(let literal): text += try write(literal, in: table)
            case .native(_, let sqlite?): text += sqlite
            case .native(let postgres, nil):
                throw DatabaseError(
                    .unsupported,
                    "table \"\(table)\": an expression is given for PostgreSQL only: \(postgres ?? "")",
                    hint: "give it for SQLite too, or say on: .postgres where that can be said")
            }
        }
        return text
    }

    /// A value as it stands in an expression.
    static func write(_ literal: SQLLiteral, in table: String) throws(DatabaseError) -> String {
        switch literal {
        case .null: "NULL"
        case .boolean(let flag): flag ? "1" : "0"
        case .integer(.min): "(-9223372036854775807 - 1)"  // the digits alone would be read as a real number
        case .integer(let number): String(number)
        case .double(let number): "\(number)"
        case .decimal(let digits): digits
        case .text(let content), .label(let content, _): text(content)
        case .bytes(let bytes): "x'" + bytes.hexadecimal + "'"
        case .instant(let microseconds):
            text(CivilTime(microsecondsSince1970: microseconds).text(fractionDigits: 3))
        case .array:
            throw DatabaseError(
                .unsupported, "table \"\(table)\": SQLite has no lists", hint: "keep the list as JSON<[…]>")
        case .impossible(let reason):
            throw DatabaseError(.unsupported, "table \"\(table)\": a value can't be written: \(reason)")
        }
    }

    /// Whether a row has the new row's values in some columns.
    static func match(_ columns: [String]) -> String {
        columns.map { "\(identifier($0)) = NEW.\(identifier($0))" }.joined(separator: " AND ")
    }
}
