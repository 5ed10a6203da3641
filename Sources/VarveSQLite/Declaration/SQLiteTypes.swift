import VarveDatabase
import VarveDeclaration

/// What SQLite has for each declared type: one of its own few, and a check for the rest.
enum SQLiteTypes {
    static func name(of column: DeclaredColumn, in table: String) throws(DatabaseError) -> String {
        switch column.type {
        case .int16, .int32, .int64, .boolean: "INTEGER"
        case .double: "REAL"
        case .decimal, .text, .varchar, .uuid, .timestamp, .json, .enumeration: "TEXT"
        case .bytes: "BLOB"
        case .native(_, let name?): name
        case .native(_, nil):
            throw DatabaseError(
                .unsupported, "column \"\(table)\".\"\(column.name)\" has a type for PostgreSQL only",
                hint: "give its type in SQLite too: .native(postgres: …, sqlite: \"TEXT\")")
        case .array:
            throw DatabaseError(
                .unsupported, "column \"\(table)\".\"\(column.name)\" is a list, which SQLite does not have",
                hint: "keep the list as JSON<[…]>")
        }
    }

    /// The condition that makes up for a type that SQLite does not have.
    static func check(of column: DeclaredColumn) -> String? {
        let name = SQLiteFragments.identifier(column.name)
        switch column.type {
        case .varchar(let limit): return "length(\(name)) <= \(limit)"
        case .boolean: return "\(name) IN (0, 1)"
        case .json:
            // Before 3.45 json_valid(NULL) was false.
            return column.isNullable ? "\(name) IS NULL OR json_valid(\(name))" : "json_valid(\(name))"
        case .enumeration(let words):
            let list = words.labels.map(SQLiteFragments.text).joined(separator: ", ")
            return "\(name) IN (\(list))"
        default: return nil
        }
    }
}
