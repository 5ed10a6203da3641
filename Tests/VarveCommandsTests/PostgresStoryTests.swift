import Testing
import VarveDatabase
import VarveMigrations
import VarvePostgres
import VarveTestSupport

@testable import VarveCommands

/// The same job on PostgreSQL, where only the URL is another.
@Suite struct PostgresStoryTests {
    private static let first = """
        CREATE TYPE state AS ENUM ('open', 'done');

        CREATE TABLE tasks (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            title varchar(40) NOT NULL,
            state state NOT NULL DEFAULT 'open'
        );

        """
    private static let second = """
        CREATE TYPE state AS ENUM ('open', 'started', 'done');

        CREATE TABLE tasks (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            title varchar(80) NOT NULL CHECK (title <> ''),
            state state NOT NULL DEFAULT 'started'
        );

        CREATE INDEX ON tasks (title) WHERE state <> 'done';

        """

    @Test func `declare, generate, apply, change, apply, roll back`() async throws {
        let options = ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)
        let server = try await PostgresDialect().startScratch(options)
        let database = try await server.makeDatabase()
        do {
            try await play(on: try await url(of: database.connection))
        } catch {
            await database.drop()
            await server.stop()
            throw error
        }
        await database.drop()
        await server.stop()
    }

    private func play(on url: String) async throws {
        var session = try Session()
        session.variables["DATABASE_URL"] = url
        try session.folder.write("schema.sql", Self.first)
        var text = try await run(session, url, ["init", "generate create_tasks", "up", "check"])
        try session.folder.write("schema.sql", Self.second)
        text += try await run(
            session, url,
            [
                "diff \(url) schema", "diff \(url) schema --sql", "diff \(url) schema --sql --down",
                "generate start_tasks", "up", "status", "check", "pull", "down", "diff \(url) schema --sql",
                "push", "diff \(url) schema",
            ])
        try expectSnapshot(text, "story-postgresql.txt")
    }

    private func run(_ session: Session, _ url: String, _ lines: [String]) async throws -> String {
        var text = ""
        for line in lines {
            let words = line.split(separator: " ").map(String.init) + ["--scratch", url]
            text += "$ varve \(line)\n\(await session.run(words))\n"
        }
        return text.replacing(url, with: "URL")
    }

    /// The URL of a scratch database, as the database itself knows it.
    private func url(of connection: any DatabaseConnection) async throws -> String {
        let rows = try await connection.query(
            """
            SELECT format('postgresql:///%s?host=%s&port=%s&user=%s', current_database(),
                current_setting('unix_socket_directories'), current_setting('port'), current_user)
            """)
        return try #require(rows.first?.text)
    }
}
