import VarveDatabase
import VarveDeclaration

/// Writes a declared schema as SQL for PostgreSQL: types and functions, tables, then what ties tables together.
struct PostgresDeclarationWriter {
    let schema: DeclaredSchema

    /// Splits SQL that the declaration carries as it is.
    let split: (String) throws(DatabaseError) -> [String]

    private var names = DeclaredNames()

    init(schema: DeclaredSchema, split: @escaping (String) throws(DatabaseError) -> [String]) {
        self.schema = schema
        self.split = split
    }

    /// The statements for an empty database.
    mutating func statements() throws(DatabaseError) -> [String] {
        takeGivenNames()
        var statements = schemas + enumTypes
        statements += try carried(first: true)
        statements += PostgresHelpers(schema: schema).statements
        var foreignKeys: [String] = []
        for table in schema.tables {
            var writer = PostgresTableWriter(table: table)
            statements.append(try writer.statement(&names))
            foreignKeys += writer.foreignKeys
        }
        for table in schema.tables {
            statements += try PostgresRuleWriter(table: table).statements(&names)
        }
        // A unique index is enough for what they refer to.
        return statements + foreignKeys + (try carried(first: false))
    }

    /// Tables, indexes and the indexes of keys share one name space.
    private mutating func takeGivenNames() {
        for table in schema.tables {
            names.take(table.name)
            for rule in table.rules {
                if let name = rule.constraintName { names.take(name) }
                if case .index(let index) = rule, let name = index.name { names.take(name) }
            }
        }
    }

    private var schemas: [String] {
        var found: [String] = []
        let enums = schema.tables.flatMap(\.columns).compactMap(\.type.enumeration?.schema)
        for name in schema.tables.compactMap(\.schema) + enums where name != "public" && !found.contains(name)
        {
            found.append(name)
        }
        return found.map { "CREATE SCHEMA \(PostgresFragments.identifier($0))" }
    }

    private var enumTypes: [String] {
        var found: [DeclaredEnum] = []
        for column in schema.tables.flatMap(\.columns) {
            if let words = column.type.enumeration, !found.contains(words) { found.append(words) }
        }
        return found.map { words in
            let labels = words.labels.map(PostgresFragments.text).joined(separator: ", ")
            return "CREATE TYPE \(PostgresFragments.name(of: words)) AS ENUM (\(labels))"
        }
    }

    private func carried(first: Bool) throws(DatabaseError) -> [String] {
        var statements: [String] = []
        for statement in schema.statements
        where statement.comesFirst == first && statement.dialects.contains("postgresql") {
            statements += try split(statement.sql)
        }
        return statements
    }
}
