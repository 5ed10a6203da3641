import FoundationEssentials
import VarveDatabase
import VarveSQLite
import VarveTestSupport

/// An SQLite file in a folder of its own.
struct SQLiteArena: Arena {
    let dialect: any Dialect = SQLiteDialect()
    let url: DatabaseURL
    let migrations: String
    let folder: TemporaryFolder
    /// The file's path as the system has it.
    let path: String
    /// How the engine keeps what a transaction must be able to take back.
    let journal: String

    init(
        in folder: TemporaryFolder? = nil, file: String = "app.db", journal: String = "delete",
        migrations: String = Fixture.migrations("sqlite")
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        self.migrations = migrations
        self.journal = journal
        path = URL(filePath: self.folder.path).resolvingSymlinksInPath().path + "/" + file
        url = try DatabaseURL("sqlite:\(path)")
    }

    func reset() async throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasPrefix("app.db") {
            try folder.remove(name)
        }
        guard journal != "delete" else { return }
        let connection = try await dialect.connect(to: url, mode: .create)
        _ = try await connection.query(Statement("PRAGMA journal_mode = \(journal)"))
        await connection.close()
    }

    func damage(_ connection: any DatabaseConnection) async throws -> [String] {
        let texts = try await connection.query("PRAGMA integrity_check").values.map { $0[0].text ?? "" }
        let orphans = try await connection.query("PRAGMA foreign_key_check").values
        return texts.filter { $0 != "ok" } + orphans.map { "orphan: \($0)" }
    }
}

/// Files beside the tests.
enum Fixture {
    /// The folder of migrations for one kind of database.
    static func migrations(_ dialect: String) -> String { path("Migrations/\(dialect)") }

    /// A file's path.
    static func path(_ name: String, file: String = #filePath) -> String {
        file.replacing(/\/VarveFireTests\/.*$/, with: "/VarveFireTests/\(name)")
    }
}
