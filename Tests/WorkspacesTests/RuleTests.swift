import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import Workspaces

/// Every rule of every table, tried with rows that it lets pass and rows that it refuses. What is tried is compared with
/// what the database has, so that no rule is left out.
@Suite("Database Migration History: every rule, both ways")
struct RuleTests {
    @Test("Every CHECK")
    func checks() async throws {
        try await LiveDatabase.withWorkspaces { database in
            let catalog = try await database.catalog()
            let probed = Dictionary(uniqueKeysWithValues: CheckProbes.all.map { ($0.key, $0.value) })
            for table in catalog.all(.table).map(\.name) {
                let probes = probed[table] ?? []
                let there = database.parts(.check, of: table, in: catalog).compactMap { $0[.expression] }
                #expect(Set(there) == Set(probes.map(\.text)), "\(table)")
                let model = try #require(SampleRows.model(of: table))
                for probe in probes {
                    for changes in probe.refused {
                        await database.refuses(model.insertion(changes), .constraint(probe.text))
                    }
                    for changes in probe.accepted {
                        try await database.trying { await database.accepts(model.insertion(changes)) }
                    }
                }
            }
        }
    }

    /// Columns that a CHECK wants in the model row.
    private static let needed: Set<String> = [
        "work_items.starts_at", "live_connections.closed_at", "attachments.work_item_id",
    ]

    @Test("NULL in every column")
    func nulls() async throws {
        try await LiveDatabase.withWorkspaces { database in
            let catalog = try await database.catalog()
            for column in catalog.all(.column) {
                let (table, name) = (column.id.path[0], column.name)
                let insertion = try #require(SampleRows.model(of: table)).insertion([name: nil])
                if column[flag: .isNotNull] {
                    await database.refuses(insertion, .null(name))
                } else if !Self.needed.contains("\(table).\(name)") {
                    try await database.trying { await database.accepts(insertion) }
                }
            }
        }
    }

    @Test("Every primary key, unique constraint and unique index")
    func keys() async throws {
        try await LiveDatabase.withWorkspaces { database in
            let catalog = try await database.catalog()
            for table in catalog.all(.table).map(\.name) {
                let model = try #require(SampleRows.model(of: table))
                try await database.trying { await database.accepts(model.insertion([:])) }
                let constraints = [ObjectKind.primaryKey, .unique].flatMap {
                    database.parts($0, of: table, in: catalog).compactMap { $0[.columns] }
                }
                let indexes = database.parts(.index, of: table, in: catalog).filter { $0[flag: .isUnique] }
                for key in constraints + indexes.compactMap({ $0[.keys] }) {
                    // The number of a search document is the database's.
                    guard key != ["id"] || model["id"] != nil else { continue }
                    var changes = Dictionary(
                        uniqueKeysWithValues: key.compactMap { column in model[column].map { (column, $0) } })
                    if table == "ai_provider_settings" { changes["fallback_provider"] = .null }
                    if key.contains("channel") { changes["channel"] = "in_app" }
                    await database.refuses(
                        model.insertion(changes),
                        .constraint(key.map { "\(table).\($0)" }.joined(separator: ", ")))
                }
            }
        }
    }

    @Test("Every foreign key, and what becomes of a row when the one that it refers to goes")
    func foreignKeys() async throws {
        try await LiveDatabase.withWorkspaces { database in
            let catalog = try await database.catalog()
            let keys = catalog.all(.foreignKey)
            #expect(keys.count == 55)
            for key in keys {
                let table = try #require(key.owner).name
                let column = try #require(key[.columns]?.first)
                let model = try #require(SampleRows.model(of: table))
                var changes: [String: DatabaseValue] = [column: "nobody"]
                if table == "ai_provider_keys", column == "provider" { changes = [column: "openai"] }
                if table == "attachments", column == "message_id" { changes["work_item_id"] = .null }
                if table == "live_connections", column == "room_id" { changes["thread_id"] = .null }
                await database.refuses(model.insertion(changes), .code("SQLITE_CONSTRAINT_FOREIGNKEY"))
                try await remove(parentBy: key, column, of: table, database)
            }
        }
    }

    private func remove(
        parentBy key: CatalogObject, _ column: String, of table: String, _ database: LiveDatabase
    ) async throws {
        let parent = try #require(key[.referencedTable]?.first)
        let target = try #require(key[.referencedColumns]?.first)
        let value = SampleRows.all.last { $0.table == table && !($0[column]?.isNull ?? true) }?[column]
        let text = try #require(value?.text, "no sample of \(table) refers by \(column)")
        let before = try await Self.references(from: column, of: table, to: text, database)
        var after: (to: Int64, none: Int64)?
        try await database.trying {
            let removal = "DELETE FROM \(parent) WHERE \(target) = '\(text)'"
            if key[.onDelete] == "RESTRICT" {
                await database.refuses(removal, .message("FOREIGN KEY constraint failed"))
            } else {
                await database.accepts(removal)
            }
            after = try await Self.references(from: column, of: table, to: text, database)
        }
        switch key[.onDelete] {
        case "CASCADE": #expect(after?.to == 0 && after?.none == before.none, "\(key.id)")
        case "SET NULL":
            // In a table that refers to itself the parent, which refers to none, was one of the rows.
            let gone: Int64 = parent == table ? 1 : 0
            #expect(after?.to == 0 && after?.none == before.none + before.to - gone, "\(key.id)")
        case "RESTRICT": #expect(after?.to == before.to, "\(key.id)")
        default: Issue.record("\(key.id) leaves open what becomes of its rows")
        }
    }

    /// How many rows refer to a value, and how many to none.
    private static func references(
        from column: String, of table: String, to text: String, _ database: LiveDatabase
    ) async throws -> (to: Int64, none: Int64) {
        let row = try await database.run(
            "SELECT count(*) FILTER (WHERE \(column) = '\(text)'), count(*) FILTER (WHERE \(column) IS NULL) FROM \(table)"
        )[0]
        return (row[0].integer ?? 0, row[1].integer ?? 0)
    }

    @Test("Every foreign key can be followed without reading the whole table")
    func foreignKeysAreIndexed() async throws {
        try await LiveDatabase.withWorkspaces(rows: false) { database in
            let catalog = try await database.catalog()
            for key in catalog.all(.foreignKey) {
                let table = try #require(key.owner).name
                let column = try #require(key[.columns]?.first)
                let keys = [ObjectKind.primaryKey, .unique].flatMap {
                    database.parts($0, of: table, in: catalog).compactMap { $0[.columns] }
                }
                let indexes = database.parts(.index, of: table, in: catalog).compactMap { $0[.keys] }
                #expect((keys + indexes).contains { $0.first == column }, "\(table).\(column)")
            }
        }
    }

    @Test("Every table is strict: a column takes values of its type only")
    func strict() async throws {
        try await LiveDatabase.withWorkspaces { database in
            let catalog = try await database.catalog()
            #expect(catalog.all(.table).allSatisfy { $0[flag: .isStrict] })
            let model = try #require(SampleRows.model(of: "list_items"))
            await database.refuses(
                model.insertion(["position": "first"]), .message("cannot store TEXT value"))
        }
    }

    @Test("From nothing to the last migration, down to nothing and up again, with rows in place")
    func roundTrip() async throws {
        try await RoundTrip(blueprint.migrations(), rows: SampleRows.statements).check(
            on: .sqlite, arrivingAt: workspaces)
    }
}
