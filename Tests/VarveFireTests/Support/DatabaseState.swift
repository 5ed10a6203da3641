import VarveCatalog
import VarveDatabase
import VarveMigrations

/// All that a run leaves behind: the catalog, every row and the ledger.
struct DatabaseState: Sendable, Equatable {
    let catalog: Catalog
    /// The rows of each table but the ledger, in an order of their own.
    let rows: [String: [String]]
    let ledger: [Entry]
    /// What the engine itself finds wrong.
    let damage: [String]

    /// What must be in the ledger, whenever it was written.
    struct Entry: Sendable, Equatable {
        let version: String
        let checksum: String
        let downSQL: String?
        let finishedSteps: Int?
    }

    /// Reads it.
    init(of arena: some Arena) async throws {
        self = try await arena.connected(.read) { connection in
            try await DatabaseState(connection, arena)
        }
    }

    private init(_ connection: any DatabaseConnection, _ arena: some Arena) async throws {
        let dialect = arena.dialect
        let catalog = try await dialect.introspect(connection)
        var rows: [String: [String]] = [:]
        for table in catalog.all(.table) where table.id.name != Ledger.defaultName {
            let name = table.id.path.map(dialect.quote(identifier:)).joined(separator: ".")
            let values = try await connection.query(Statement("SELECT * FROM \(name)")).values
            rows[table.id.name] = values.map { $0.map(\.shown).joined(separator: ", ") }.sorted()
        }
        self.catalog = catalog
        self.rows = rows
        damage = try await arena.damage(connection)
        ledger = try await Ledger(dialect: dialect, connection: connection).entries().map {
            Entry(
                version: $0.version.text, checksum: $0.checksum, downSQL: $0.downSQL,
                finishedSteps: $0.finishedSteps)
        }
    }

    /// What differs from how it should be; nothing where all is exact.
    func differences(from expected: DatabaseState) -> [String] {
        var result = damage
        for id in Set(catalog.objects.keys).union(expected.catalog.objects.keys)
        where catalog[id] != expected.catalog[id] {
            let state =
                catalog[id] == nil ? "is missing" : expected.catalog[id] == nil ? "is too many" : "differs"
            result.append("\(id) \(state)")
        }
        if catalog.unmodelled != expected.catalog.unmodelled { result.append("other objects differ") }
        for table in Set(rows.keys).union(expected.rows.keys) where rows[table] != expected.rows[table] {
            result.append("rows of \(table): \(rows[table] ?? []) instead of \(expected.rows[table] ?? [])")
        }
        if ledger != expected.ledger { result.append("ledger: \(ledger) instead of \(expected.ledger)") }
        return result
    }
}

extension DatabaseValue {
    /// The value for people.
    fileprivate var shown: String { text ?? integer.map(String.init) ?? "\(self)" }
}
