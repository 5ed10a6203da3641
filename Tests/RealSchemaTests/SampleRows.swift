import BlueprintTestSupport
import VarveCatalog
import VarveDatabase

/// Rows for tables that others thought out. Each column of the n-th row says n in its own way, so that references find what
/// they refer to.
struct SampleRows: Sendable {
    let catalog: Catalog

    /// Puts rows into every table that takes some.
    ///
    /// - Returns: The names of the tables that stay empty.
    func fill(_ database: LiveDatabase) async throws -> Set<String> {
        var waiting = catalog.all(.table)
        var isDone = false
        // A table takes rows once those that it refers to have theirs.
        while !isDone {
            var left: [CatalogObject] = []
            for table in waiting where !(await fill(table, database)) { left.append(table) }
            isDone = left.count == waiting.count
            waiting = left
        }
        var empty: Set<String> = []
        for table in waiting {
            let name = name(of: table.id, database.dialect)
            if try await database.run("SELECT 1 FROM \(name) LIMIT 1").isEmpty {
                empty.insert(database.dialect.display(table.id.path))
            }
        }
        return empty
    }

    /// The rows of each table that both catalogs have, as far as its columns are the same in both: texts in alphabetical order.
    func kept(in other: Catalog, _ database: LiveDatabase) async throws -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for table in catalog.all(.table) where other[table.id] != nil {
            let columns = columns(of: table.id).filter { other[$0.id]?[.dataType] == $0[.dataType] }
            guard !columns.isEmpty else { continue }
            let names = columns.map { database.dialect.quote(identifier: $0.name) }.joined(separator: ", ")
            let answer = try await database.run(
                "SELECT \(names) FROM \(name(of: table.id, database.dialect))")
            rows[database.dialect.display(table.id.path)] = answer.values.map { "\($0)" }.sorted()
        }
        return rows
    }

    private func columns(of table: ObjectID) -> [CatalogObject] {
        catalog.all(.column).filter { $0.owner == table && $0[.expression] == nil }
    }

    private func name(of table: ObjectID, _ dialect: any Dialect) -> String {
        table.path.map { dialect.quote(identifier: $0) }.joined(separator: ".")
    }

    /// Tries rows with a value in every column, and then with no more than there must be.
    private func fill(_ table: CatalogObject, _ database: LiveDatabase) async -> Bool {
        let all = columns(of: table.id)
        let required = all.filter { $0[flag: .isNotNull] && !hasDefault($0) }
        for (columns, count) in [(all, 3), (required, 3), (required, 1)] {
            let text = insertion(into: table.id, columns, count: count, database.dialect)
            if (try? await database.connection.query(Statement(text))) != nil { return true }
        }
        return false
    }

    private func hasDefault(_ column: CatalogObject) -> Bool {
        column[.defaultExpression] != nil || column[.identity] != nil
            || catalog[ObjectID(.columnDefault, column.id.path)] != nil
    }

    private func insertion(
        into table: ObjectID, _ columns: [CatalogObject], count: Int, _ dialect: any Dialect
    ) -> String {
        guard !columns.isEmpty else { return "INSERT INTO \(name(of: table, dialect)) DEFAULT VALUES" }
        let names = columns.map { dialect.quote(identifier: $0.name) }.joined(separator: ", ")
        let rows = (1...count).map { row in
            "(" + columns.map { SampleValue(of: $0, in: catalog).text(row) }.joined(separator: ", ") + ")"
        }
        let overriding = columns.contains { $0[.identity] != nil } ? " OVERRIDING SYSTEM VALUE" : ""
        return
            "INSERT INTO \(name(of: table, dialect)) (\(names))\(overriding) VALUES \(rows.joined(separator: ", "))"
    }
}
