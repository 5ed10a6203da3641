import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import VarveMigrations

/// The blueprint's folder.
let blueprint = BlueprintFolder("Workspaces")

extension LiveDatabase {
    /// A database with every migration, or those up to one, and with rows in all tables unless none are wanted.
    static func withWorkspaces(
        upTo last: String = "0030", rows hasRows: Bool = true,
        _ body: @Sendable (LiveDatabase) async throws -> Void
    ) async throws {
        try await TestServer.sqlite.withDatabase { database in
            let folder = try blueprint.migrations()
            try await database.migrate(folder, to: folder.version(named: last))
            if hasRows {
                for (version, rows) in SampleRows.byMigration where version <= last {
                    for row in rows { try await database.run(row.insertion) }
                }
            }
            try await body(database)
        }
    }

    /// Does something and takes it back.
    func trying(_ work: () async throws -> Void) async throws {
        try await run("SAVEPOINT attempt")
        try await work()
        try await run("ROLLBACK TO attempt", "RELEASE attempt")
    }

    /// The parts of a table that are of a kind.
    func parts(_ kind: ObjectKind, of table: String, in catalog: Catalog) -> [CatalogObject] {
        catalog.all(kind).filter { $0.owner == ObjectID(.table, [table]) }
    }
}
