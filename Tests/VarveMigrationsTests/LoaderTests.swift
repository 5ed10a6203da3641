import Testing
import VarveCatalog
import VarveDatabase
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("Catalogs from every source")
struct LoaderTests {
    let folder: TemporaryFolder
    let loader: CatalogLoader

    init() throws {
        folder = try TemporaryFolder()
        loader = Self.loader(folder)
    }

    static func loader(_ folder: TemporaryFolder) -> CatalogLoader {
        CatalogLoader(
            dialect: SQLiteDialect(),
            settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: folder("cache"))))
    }

    func tables(_ source: CatalogSource) async throws -> [String] {
        try await loader.catalog(of: source).all(.table).map(\.name)
    }

    @Test("SQL files are read by name, folders in folders too")
    func sqlFolder() async throws {
        try folder.write("s/1.sql", "CREATE TABLE a (x);")
        try folder.write("s/2/b.sql", "CREATE VIEW v AS SELECT x FROM a;\nCREATE TABLE b (x);")
        try folder.write("s/notes.txt", "none")
        #expect(try await tables(.sql(path: folder("s"))) == ["a", "b"])
        #expect(try await tables(.sql(path: folder("s/1.sql"))) == ["a"])
    }

    @Test("A dump with its own transaction and pragmas is taken as it is")
    func dump() async throws {
        try folder.write(
            "d.sql", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE a (x);\nCOMMIT;\n")
        #expect(try await tables(.sql(path: folder("d.sql"))) == ["a"])
    }

    @Test("A failing statement is named with file, line and column")
    func failure() async throws {
        try folder.write("s/1.sql", "CREATE TABLE a (x);")
        try folder.write("s/2.sql", "\nCREATE TABLE b (x);\n  CREATE INDEX i ON b (nonsense);")
        let text = await message(folder) { _ = try await tables(.sql(path: folder("s"))) }
        #expect(
            text == """
                s/2.sql:3:24: no such column: nonsense (SQLITE_ERROR)
                  | CREATE INDEX i ON b (nonsense)
                """)
    }

    @Test("Sources that are not there")
    func missing() async throws {
        try FileSystem.makeFolder(folder("s/empty"))
        let file = await message(folder) { _ = try await tables(.sql(path: folder("none.sql"))) }
        #expect(file == "none.sql: there is no such file or folder")
        let empty = await message(folder) { _ = try await tables(.sql(path: folder("s"))) }
        #expect(empty == "s: can't be read: there is no SQL file in it")
    }

    @Test("Migrations up to one, and a database without its ledger")
    func migrations() async throws {
        try folder.pair("0001_a", up: "CREATE TABLE a (x);", down: "DROP TABLE a;")
        try folder.pair("0002_b", up: "CREATE TABLE b (x);", down: "DROP TABLE b;")
        let migrations = try folder.migrations()
        #expect(try await tables(.migrations(migrations)) == ["a", "b"])
        #expect(try await tables(.migrations(migrations, upTo: MigrationVersion("1"))) == ["a"])
        #expect(try await tables(.empty) == [])
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(migrations) }
        try await database.execute("CREATE TABLE d1_migrations (id)")
        #expect(try await tables(.database(database.url)) == ["a", "b"])
        let live = try await loader.catalog(of: .database(database.url))
        #expect(
            try await loader.differences(from: live, to: loader.catalog(of: .migrations(migrations))) == [])
    }

    @Test("What a path holds is told by its files")
    func detection() throws {
        try folder.pair("0001_a", up: "SELECT 1;", down: "SELECT 1;")
        try folder.write("s/a.sql", "SELECT 1;")
        try FileSystem.makeFolder(folder("e"))
        guard case .migrations = try CatalogSource.reading(folder("m")),
            case .migrations = try CatalogSource.reading(folder("e")),
            case .sql = try CatalogSource.reading(folder("s")),
            case .sql = try CatalogSource.reading(folder("s/a.sql"))
        else {
            Issue.record("a source was taken for another")
            return
        }
    }

    @Test("A kept catalog is used, a damaged one is not, and one that can't be kept is no error")
    func cache() async throws {
        try folder.write("s.sql", "CREATE TABLE a (x);")
        let source = CatalogSource.sql(path: folder("s.sql"))
        let first = try await loader.catalog(of: source)
        let files = try FileSystem.names(in: folder("cache/catalogs"))
        let name = try #require(files.first { $0.hasSuffix(".catalog") })
        let file = folder("cache/catalogs/\(name)")
        #expect(try await loader.catalog(of: source) == first)

        // A kept file with other content shows that it is the one that is read.
        let bytes = try FileSystem.bytes(of: file)
        let changed = bytes.replacing(
            [1] + Array("a".utf8), with: [4] + Array("kept".utf8), maxReplacements: 1)
        try FileSystem.replace(file, bytes: changed)
        #expect(try await tables(source) == ["kept"])
        for length in 0..<bytes.count {
            #expect(CatalogDecoder.catalog(of: Array(bytes[..<length])) == nil)
        }
        try FileSystem.replace(file, "{ damaged")
        #expect(try await tables(source) == ["a"])

        try folder.write("blocked", "a file where a folder should be")
        let blocked = CatalogLoader(
            dialect: SQLiteDialect(),
            settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: folder("blocked"))))
        #expect(try await blocked.catalog(of: source) == first)
    }

    @Test("Files that did not change are known by their text, by their statements where a comment changed")
    func unchangedFiles() async throws {
        try folder.write("s/1.sql", "CREATE TABLE a (x);")
        try folder.write("s/2.sql", "CREATE TABLE b (x);")
        let source = CatalogSource.sql(path: folder("s"))
        #expect(try await tables(source) == ["a", "b"])
        let notes = try kept(".files")
        #expect(notes.count == 1)
        #expect(try kept(".catalog").count == 1)

        // Another catalog in the note's place shows that the statements are not looked at.
        try folder.write("other.sql", "CREATE TABLE other (x);")
        #expect(try await tables(.sql(path: folder("other.sql"))) == ["other"])
        let other = try #require(kept(".files").first { !notes.contains($0) })
        let bytes = try FileSystem.bytes(of: notes[0])
        try FileSystem.replace(notes[0], bytes: FileSystem.bytes(of: other))
        #expect(try await tables(source) == ["other"])
        for damaged in ["", "nothing", "../../s/1"] {
            try FileSystem.replace(notes[0], damaged)
            #expect(try await tables(source) == ["a", "b"])
        }
        #expect(try FileSystem.bytes(of: notes[0]) == bytes)

        try folder.write("s/1.sql", "-- A comment.\nCREATE TABLE a (x);")
        #expect(try await tables(source) == ["a", "b"])
        #expect(try kept(".catalog").count == 2)
    }

    @Test("Equal statements that are run in another way do not share a kept catalog")
    func preamble() async throws {
        let text = """
            CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p);
            INSERT INTO c VALUES (99);
            """
        try folder.write("s.sql", text)
        try folder.pair("0001_a", up: text, down: "DROP TABLE c; DROP TABLE p;")
        #expect(try await tables(.sql(path: folder("s.sql"))) == ["c", "p"])
        let migrations = try folder.migrations()
        let refusal = await message(folder) { _ = try await tables(.migrations(migrations)) }
        #expect(refusal.contains("FOREIGN KEY constraint failed"))
    }

    private func kept(_ suffix: String) throws -> [String] {
        try FileSystem.names(in: folder("cache/catalogs")).filter { $0.hasSuffix(suffix) }
            .map { folder("cache/catalogs/\($0)") }
    }
}
