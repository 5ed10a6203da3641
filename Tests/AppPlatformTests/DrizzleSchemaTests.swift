import AppPlatform
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveExports
import VarveMigrations
import VarveTestSupport

/// "Drizzle schema types generated", and what the README shows.
@Suite("Create database migration for apps tables: what is written from it") struct DrizzleSchemaTests {
    private static let folder = AppPlatformFixture.folder

    private func source(_ server: TestServer) async throws -> ExportSource {
        let declared = try appPlatform.declared()
        return try await server.withLoader { loader in
            ExportSource(
                try await loader.catalog(of: .declared(declared)),
                empty: try await loader.catalog(of: .empty),
                dialect: server.dialect)
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the committed Drizzle schema is what would be written now`(server: TestServer) async throws {
        let written = try ExportFormat.drizzle.text(of: try await source(server))
        let committed = try Self.folder.read("drizzle/schema.ts")
        #expect(committed == written)
    }

    @Test func `its types are those of the rows`() throws {
        let schema = try Self.folder.read("drizzle/schema.ts")
        let complaints = try TypeScript.complaints(about: ["schema.ts": schema, "use.ts": Self.use])
        #expect(complaints == "")
        var files = ["schema.ts": schema]
        for (index, (right, wrong)) in Self.mistakes.enumerated() {
            let broken = Self.use.replacing(right, with: wrong)
            #expect(broken != Self.use)
            files["mistake\(index).ts"] = broken
        }
        let found = try TypeScript.complaints(about: files)
        for name in files.keys { #expect(found.contains(name) == (name != "schema.ts"), "\(name)") }
    }

    /// What an application does with the types.
    private static let use = """
        import { installedApps, type InstalledAppsRow, type NewAppTokensRow, type NewInstalledAppsRow } from "./schema";

        export const app: NewInstalledAppsRow = { appId: "reviews", shopId: "1", manifest: {}, installedBy: "2" };
        export const token: NewAppTokensRow = { installedAppId: "3", tokenHash: "0a", expiresAt: null };
        export function describe(row: InstalledAppsRow): string {
          const at: Date | null = row.installedAt;
          return row.appId.toUpperCase() + (at === null ? "" : at.toISOString());
        }
        export const column = installedApps.shopId;
        """

    /// What the compiler must find.
    private static let mistakes = [
        ("manifest: {}, ", ""), ("tokenHash: \"0a\"", "tokenHash: 10"),
        ("const at: Date | null", "const at: Date"),
        ("installedApps.shopId", "installedApps.shop"),
    ]

    @Test func `the README draws the tables as they are`() async throws {
        let server = try #require(TestServer.postgres.first)
        let text = try ExportFormat.mermaid.text(of: try await source(server))
        let diagram = text.split(separator: "\n").filter { !$0.hasPrefix("%%") }.joined(separator: "\n")
        let readme = try Self.folder.read("README.md")
        #expect(readme.contains("```mermaid\n\(diagram)\n```"))
    }
}
