import BalanceKitchen
import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import VarvePostgres
import VarveTestSupport

/// The committed migrations are what the tool makes of the declaration, and they go both ways.
@Suite struct BalanceKitchenMigrationTests {
    /// `RECORD_SNAPSHOTS=1` writes the blueprint's migrations anew.
    @Test func `the migrations are generated, core first, then billing`() async throws {
        let folder = try TemporaryFolder()
        let path = folder("migrations")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let core = try Schema(modules: [Core.self]).declared()
        let whole = try balanceKitchen.declared()
        try await TestServer.postgres[0].withLoader { loader in
            for (name, schema) in [("create_core", core), ("create_billing", whole)] {
                let migrations = try MigrationFolder(reading: path)
                let generated = try await Generator(loader: loader).generate(
                    name, in: migrations, target: .declared(schema))
                try migrations.write(generated)
            }
        }
        let committed = BalanceKitchenFixture.folder("migrations")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try? FileManager.default.removeItem(atPath: committed)
            try FileManager.default.copyItem(atPath: path, toPath: committed)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: committed).sorted()
        #expect(
            names == [
                "0001_create_core.down.sql", "0001_create_core.up.sql", "0002_create_billing.down.sql",
                "0002_create_billing.up.sql",
            ])
        for name in names {
            let text = FileManager.default.contents(atPath: "\(committed)/\(name)")
            let generated = try folder.read("migrations/\(name)")
            #expect(text.map { String(decoding: $0, as: UTF8.self) } == generated)
        }
    }

    @Test(arguments: TestServer.postgres)
    func `up, down to nothing and up again, with rows in place`(server: TestServer) async throws {
        let rows = [
            "0001": BalanceKitchenFixture.coreRows + BalanceKitchenFixture.otherCoreRows,
            "0002": BalanceKitchenFixture.billingRows,
        ]
        try await RoundTrip(try BalanceKitchenFixture.folder.migrations(), rows: rows)
            .check(on: server, arrivingAt: balanceKitchen)
    }
}
