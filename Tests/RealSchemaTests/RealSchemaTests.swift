import BlueprintTestSupport
import Testing
import VarveMigrations
import VarveTestSupport

/// Schemas that others wrote, none of which was chosen for being easy.
@Suite struct RealSchemaTests {
    @Test(arguments: Effort.chosen(RealSchema.sqlite))
    func `pulled, loaded and taken away on SQLite`(schema: RealSchema) async throws {
        try await journey(schema, on: .sqlite)
    }

    @Test(arguments: Effort.chosen(RealSchema.postgres))
    func `pulled, loaded and taken away on PostgreSQL`(schema: RealSchema) async throws {
        for server in try await Effort.servers(for: schema) { try await journey(schema, on: server) }
    }

    @Test(arguments: Effort.chosen(Upgrade.sqlite))
    func `from one release to the next and back on SQLite`(upgrade: Upgrade) async throws {
        try await journey(upgrade.description, on: .sqlite) {
            try await UpgradeJourney(upgrade: upgrade, server: .sqlite, loader: $0).run()
        }
    }

    @Test(arguments: Effort.chosen(Upgrade.postgres))
    func `from one release to the next and back on PostgreSQL`(upgrade: Upgrade) async throws {
        for server in Effort.servers(for: upgrade.description) {
            try await journey(upgrade.description, on: server) {
                try await UpgradeJourney(upgrade: upgrade, server: server, loader: $0).run()
            }
        }
    }

    private func journey(_ schema: RealSchema, on server: TestServer) async throws {
        try await journey(schema.name, on: server) {
            try await SchemaJourney(schema: schema, server: server, loader: $0).run()
        }
    }

    private func journey(
        _ name: String, on server: TestServer, _ body: (CatalogLoader) async throws -> Void
    ) async throws {
        await Self.turnstile.enter()
        do {
            try await server.withLoader(body)
        } catch {
            Issue.record("\(name) on \(server.testDescription): \(error)")
        }
        await Self.turnstile.leave()
    }

    /// More at a time would only hold more databases.
    private static let turnstile = Turnstile(width: 3)
}
