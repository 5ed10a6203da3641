import Testing
import VarveDatabase
import VarvePostgres
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("Queries and the indexes that they use")
struct QueryExplainerTests {
    static let dialects: [any Dialect] = [SQLiteDialect(), PostgresDialect()]

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Explains queries on a schema with one index that has an odd name.
    private func explain(_ queries: String, _ dialect: any Dialect) async throws -> [ExplainedQuery] {
        try folder.write(
            "schema.sql",
            """
            CREATE TABLE jobs (id integer PRIMARY KEY, owner integer, state text);
            CREATE INDEX "by owner" ON jobs (owner);
            """)
        try folder.write("queries.sql", queries)
        let loader = CatalogLoader(
            dialect: dialect,
            settings: LoaderSettings(
                scratch: ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)))
        do {
            let file = try QueryFile(reading: folder("queries.sql"), dialect: dialect)
            let explained = try await QueryExplainer(loader: loader).explain(
                file, on: .sql(path: folder("schema.sql")))
            await loader.close()
            return explained
        } catch {
            await loader.close()
            throw error
        }
    }

    private static let rows = """
        INSERT INTO jobs (id, owner) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        SELECT i, i FROM n;

        """

    @Test("an index is used or not, with rows and without", arguments: dialects.indices, ["", rows])
    func uses(dialect: Int, rows: String) async throws {
        let explained = try await explain(
            rows + """
                -- query: what somebody owns
                -- uses: by owner
                SELECT state FROM jobs WHERE owner = $1;
                -- uses: by owner
                SELECT state FROM jobs WHERE state = $1;
                -- uses: none of this name or by owner, none
                UPDATE jobs SET state = 'x' WHERE owner = $1;
                """, Self.dialects[dialect])
        #expect(explained.map(\.query.name) == ["what somebody owns", "", ""])
        #expect(explained.map(\.isFine) == [true, false, false])
        #expect(explained[0].plan.indexes == ["by owner"])
        #expect(explained[0].plan.lines.contains { $0.contains("by owner") })
        #expect(explained[1].missing == [["by owner"]])
        #expect(explained[2].missing == [["none"]])
        #expect(explained[2].unknown == ["none of this name", "none"])
        #expect(explained.map(\.query.location.line) == [4, 6, 8].map { $0 - (rows.isEmpty ? 2 : 0) + 1 })
    }

    @Test("what can't be explained is named with its place", arguments: dialects.indices)
    func failures(dialect: Int) async throws {
        let unreadable = await message(folder) { _ = try await explain("SELECT 1;", Self.dialects[dialect]) }
        #expect(unreadable.contains("queries.sql"))
        #expect(unreadable.contains("-- uses: INDEX"))
        let unknown = await message(folder) {
            _ = try await explain("\n-- uses: x\nSELECT nothing FROM jobs;", Self.dialects[dialect])
        }
        #expect(unknown.hasPrefix("queries.sql:3:"))
        let rows = await message(folder) {
            _ = try await explain(
                "INSERT INTO jobs (nothing) VALUES (1);\n-- uses: x\nSELECT 1;", Self.dialects[dialect])
        }
        #expect(rows.hasPrefix("queries.sql:1:"))
    }
}
