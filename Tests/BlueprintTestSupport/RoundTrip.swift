import Testing
import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import VarvePlanning

/// Takes migrations from nothing to the last, down to nothing and up again, with rows in place, and compares the catalog
/// at every version with what the migrations up to there give.
public struct RoundTrip: Sendable {
    private let folder: MigrationFolder
    private let rows: [String: [String]]

    /// Describes the trip.
    ///
    /// - Parameters:
    ///   - folder: The migrations.
    ///   - rows: Statements that put rows in place, by the number of the migration after which they are run.
    public init(_ folder: MigrationFolder, rows: [String: [String]]) {
        self.folder = folder
        self.rows = rows
    }

    /// Makes the trip.
    ///
    /// - Parameter schema: The declared schema that the last migration must arrive at.
    public func check(on server: TestServer, arrivingAt schema: Schema? = nil) async throws {
        let expected = try await catalogs(server)
        try await server.withDatabase { database in
            try await up(database, expected)
            if let schema { try await compare(with: schema, database, server) }
            let tables = try await database.tables()
            for table in tables {
                let count = try await self.count(table, database)
                #expect(count > 0, "the sample rows leave \(table) empty")
            }
            try await down(database, expected)
            try await up(database, expected)
        }
    }

    /// What the database must look like before the first migration and after each.
    private func catalogs(_ server: TestServer) async throws -> [Catalog] {
        try await server.withLoader { loader in
            var catalogs = [try await loader.catalog(of: .empty)]
            for migration in folder.migrations {
                catalogs.append(try await loader.catalog(of: .migrations(folder, upTo: migration.version)))
            }
            return catalogs
        }
    }

    private func up(_ database: LiveDatabase, _ expected: [Catalog]) async throws {
        for (position, migration) in folder.migrations.enumerated() {
            try await keepingRows(database, through: "up to \(migration.label)") {
                try await database.migrate(folder, to: migration.version)
            }
            Self.expect(
                try await database.catalog(), expected[position + 1], database.dialect,
                "up to \(migration.label)")
            for statement in rows[migration.version.text] ?? [] { try await database.run(statement) }
        }
    }

    private func down(_ database: LiveDatabase, _ expected: [Catalog]) async throws {
        for (position, migration) in folder.migrations.enumerated().reversed() {
            try await keepingRows(database, through: "down from \(migration.label)") {
                _ = try await database.runner.down(.steps(1), folder: folder)
            }
            Self.expect(
                try await database.catalog(), expected[position], database.dialect,
                "down from \(migration.label)")
        }
    }

    /// What is in a table before and after a step is there in between too.
    private func keepingRows(
        _ database: LiveDatabase, through step: String, _ work: () async throws -> Void
    ) async throws {
        var before: [String: Int64] = [:]
        for table in try await database.tables() { before[table] = try await count(table, database) }
        try await work()
        for table in try await database.tables() {
            guard let count = before[table] else { continue }
            let now = try await self.count(table, database)
            #expect(now == count, "rows of \(table) on the way \(step)")
        }
    }

    private func count(_ table: String, _ database: LiveDatabase) async throws -> Int64 {
        let name = table.split(separator: ".").map { database.dialect.quote(identifier: String($0)) }
        return try await database.run("SELECT count(*) FROM \(name.joined(separator: "."))").first?.integer
            ?? 0
    }

    private func compare(with schema: Schema, _ database: LiveDatabase, _ server: TestServer) async throws {
        let declared = try schema.declared()
        let wanted = try await server.withLoader { try await $0.catalog(of: .declared(declared)) }
        Self.expect(try await database.catalog(), wanted, database.dialect, "the declared schema")
    }

    /// The object that a change is about: `index public.users_by_name`.
    public static func name(_ change: Change) -> String {
        (change.after ?? change.before)?.id.description ?? ""
    }

    /// Records every change that would lead from one catalog to another, or back.
    public static func expect(
        _ actual: Catalog, _ expected: Catalog, _ dialect: any Dialect, _ place: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        do {
            let planner = Planner(rules: dialect.rules)
            let changes = try planner.plan(from: actual, to: expected).changes
            let names = changes.map(Self.name)
            #expect(names == [], "\(place)", sourceLocation: location)
            #expect(
                try planner.plan(from: expected, to: actual).isEmpty, "\(place)", sourceLocation: location)
        } catch {
            Issue.record("\(place): \(error)", sourceLocation: location)
        }
    }
}
