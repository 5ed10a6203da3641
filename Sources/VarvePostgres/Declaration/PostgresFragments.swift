import VarveDatabase
import VarveDeclaration

/// Writes the pieces of declared expressions for PostgreSQL.
enum PostgresFragments {
    static func identifier(_ name: String) -> String { PostgresDialect().quote(identifier: name) }

    static func text(_ text: String) -> String { PostgresDialect().quote(literal: text) }

    static func identifiers(_ names: [String]) -> String {
        names.map(identifier).joined(separator: ", ")
    }

    /// A name with its schema; with the usual one where none is given.
    static func name(_ schema: String?, _ name: String) -> String {
        identifier(schema ?? "public") + "." + identifier(name)
    }

    static func name(of words: DeclaredEnum) -> String { name(words.schema, words.name) }

    static func name(of table: DeclaredTable) -> String { name(table.schema, table.name) }

    /// A fragment as text.
    static func write(_ fragment: SQLFragment, in table: String) throws(DatabaseError) -> String {
        var text = ""
        for part in fragment.parts {
            switch part {
            case .sql(let sql): text += sql
            case .column(let name): text += identifier(name)
            case .literal(let literal): text += try write(literal, in: table)
            case .native(let postgres?, _): text += postgres
            case .native(nil, let sqlite):
                throw DatabaseError(
                    .unsupported,
                    "table \"\(table)\": an expression is given for SQLite only: \(sqlite ?? "")",
                    hint: "give it for PostgreSQL too, or say on: .sqlite where that can be said")
            }
        }
        return text
    }

    /// A value as it stands in an expression.
    static func write(_ literal: SQLLiteral, in table: String) throws(DatabaseError) -> String {
        switch literal {
        case .null: return "NULL"
        case .boolean(let flag): return flag ? "true" : "false"
        case .integer(.min): return "'\(Int64.min)'::bigint"  // the digits alone would be a numeric
        case .integer(let number): return String(number)
        case .double(let number): return "\(number)"
        case .decimal(let digits): return digits
        case .text(let content): return text(content)
        case .label(let label, let words): return "\(text(label))::\(name(of: words))"
        case .bytes(let bytes): return "decode('\(bytes.hexadecimal)', 'hex')"
        case .instant(let microseconds):
            let time = CivilTime(microsecondsSince1970: microseconds).text(fractionDigits: 6)
            return "\(text(time))::timestamp with time zone"
        case .array(let elements, let type):
            var items: [String] = []
            for element in elements {
                items.append(try write(element, in: table))
            }
            return "ARRAY[\(items.joined(separator: ", "))]::\(PostgresTypes.name(of: type) ?? "text")[]"
        case .impossible(let reason):
            throw DatabaseError(.unsupported, "table \"\(table)\": a value can't be written: \(reason)")
        }
    }
}
