import VarveDatabase
import VarveDeclaration

/// What SQLite has for each declared type: one of its own few, and a check for the rest.
enum SQLiteTypes {
    /// A check that makes up for a type that SQLite does not have.
    struct Check {
        /// What it checks, for its name.
        let subject: String
        let condition: String
    }

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

    static func check(of column: DeclaredColumn) -> Check? {
        let name = SQLiteFragments.identifier(column.name)
        switch column.type {
        case .varchar(let limit): return Check(subject: "length", condition: "length(\(name)) <= \(limit)")
        case .boolean: return Check(subject: "boolean", condition: "\(name) IN (0, 1)")
        case .json:
            // Before 3.45 json_valid(NULL) was false.
            let condition = column.isNullable ? "\(name) IS NULL OR json_valid(\(name))" : "json_valid(\(name))"
            return Check(subject: "json", condition: condition)
        case .enumeration(let words):
            let list = words.labels.map(SQLiteFragments.text).joined(separator: ", ")
            return Check(subject: "enum", condition: "\(name) IN (\(list))")
        default: return nil
        }
    }
}
