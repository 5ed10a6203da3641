import VarveDatabase
import VarveDeclaration

/// Writes a declared schema as SQL for SQLite.
struct SQLiteDeclarationWriter {
    /// Splits SQL that the declaration carries as it is.
    let split: (String) throws(DatabaseError) -> [String]

    /// The statements for an empty database.
    func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String] {
        var statements = try carried(schema, first: true)
        var names = DeclaredNames()
        for table in schema.tables {
            for case .index(let index) in table.rules {
                if let name = index.name { names.take(name) }
            }
        }
        for table in schema.tables {
            statements.append(try SQLiteTableWriter(table: table).statement())
        }
        for table in schema.tables {
            statements += try SQLiteRuleWriter(table: table).statements(&names)
        }
        return statements + (try carried(schema, first: false))
    }

    private func carried(_ schema: DeclaredSchema, first: Bool) throws(DatabaseError) -> [String] {
        var statements: [String] = []
        for statement in schema.statements
        where statement.comesFirst == first && statement.dialects.contains("sqlite") {
            statements += try split(statement.sql)
        }
        return statements
    }
}
