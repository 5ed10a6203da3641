import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveSQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct ConnectionTests {
    let folder = try? TemporaryFolder()
    var path: String { (folder?.path ?? "") + "/a.db" }

    @Test func valuesKeepTheirTypeAndEveryByte() async throws {
        let connection = try await connect(path)
        let values: [DatabaseValue] = [
            .null, .integer(.min), .integer(.max), .real(0.1), .text(""), .text("a\0b"), .text("Ünïcode 🐟"),
            .blob([]), .blob([0, 255, 0]),
        ]
        for _ in 0..<2 {
            for value in values {
                #expect(try await connection.query(Statement("SELECT $1", [value])).first == value)
            }
        }
    }

    @Test func textThatIsNotUTF8IsAnError() async throws {
        let connection = try await connect(path)
        let error = await databaseError {
            _ = try await connection.query("SELECT CAST(x'ff41' AS TEXT) AS c")
        }
        #expect(error?.message == "column c holds text that is not UTF-8")
    }

    @Test func aReaderFindsTheStateBeforeACrash() async throws {
        let writer = try await connect(path)
        try await writer.execute("CREATE TABLE t (a)")
        let rows = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5000)"
        try await writer.execute(Statement("INSERT INTO t \(rows) SELECT zeroblob(100) FROM r"))
        // So small a cache writes to the file before the transaction ends.
        try await writer.execute("PRAGMA cache_size = 2")
        try await writer.execute("BEGIN")
        try await writer.execute("UPDATE t SET a = 1")
        let crashed = path + ".crashed"
        for end in ["", "-journal"] {
            try FileManager.default.copyItem(atPath: path + end, toPath: crashed + end)
        }
        let reader = try await connect(crashed, .read)
        #expect(try await reader.query("SELECT count(*) FROM t WHERE a = 1").first == 0)
        #expect(try await reader.query("SELECT count(*) FROM t").first == 5000)
    }

    @Test func foreignKeysAreEnforced() async throws {
        let connection = try await connect(path)
        #expect(try await connection.query("PRAGMA foreign_keys").first == 1)
    }

    @Test(arguments: [ConnectionMode.read, .write])
    func aMissingFileIsNamed(mode: ConnectionMode) async throws {
        let error = await databaseError { _ = try await connect(path, mode) }
        #expect(error?.code == .cannotConnect)
        #expect(error?.message == "there is no database file \(path)")
    }

    @Test func aMissingFolderIsNamed() async throws {
        let error = await databaseError { _ = try await connect(path + "/deep/b.db") }
        #expect(error?.code == .cannotConnect)
        #expect(error?.message.contains("there is no folder \(path)/deep/") == true)
    }

    @Test func aFolderIsNoDatabase() async throws {
        let folder = try #require(folder)
        let error = await databaseError { _ = try await connect(folder.path, .read) }
        #expect(error?.code == .cannotConnect)
        #expect(error?.message == "\(folder.path) is a directory, not a database file")
    }

    @Test(arguments: [ConnectionMode.read, .write, .create])
    func aFileThatIsNoDatabaseIsNamed(mode: ConnectionMode) async throws {
        let file = try #require(folder).write("b.db", String(repeating: "no database ", count: 100))
        let error = await databaseError { _ = try await connect(file, mode) }
        #expect(error?.code == .notADatabase)
        #expect(error?.message.hasPrefix(file + " is not an SQLite database") == true)
    }

    @Test func aReadOnlyFileCanBeReadOnly() async throws {
        try await connect(path).execute("CREATE TABLE t (a)")
        chmod(path, 0o444)
        #expect(try await connect(path, .read).query("SELECT count(*) FROM t").first == 0)
        let error = await databaseError { _ = try await connect(path, .write) }
        #expect(error?.code == .readOnly)
        #expect(error?.message.contains(path) == true)
    }

    @Test func readingNeverWrites() async throws {
        _ = try await connect(path).query("CREATE TABLE t (a)")
        let connection = try await connect(path, .read)
        let error = await databaseError { try await connection.execute("INSERT INTO t VALUES (1)") }
        #expect(error?.code == .readOnly)
    }

    @Test func errorsSayWhatAndWhere() async throws {
        let connection = try await connect(path)
        let syntax = await databaseError { try await connection.execute("SELECT 1 FORM t") }
        #expect(syntax?.code == .syntax)
        #expect(syntax?.offset == 14)
        let batch = await databaseError {
            try await connection.execute([
                Statement("CREATE TABLE t (a CHECK (a > 0))"), Statement("INSERT INTO t VALUES (0)"),
            ])
        }
        #expect(batch?.code == .constraint)
        #expect(batch?.nativeCode == "SQLITE_CONSTRAINT_CHECK")
        #expect(batch?.statementIndex == 1)
        let two = await databaseError { try await connection.execute("SELECT 1; SELECT 2") }
        #expect(two?.message == "there is more than one statement")
    }

    @Test func aClosedConnectionSaysSo() async throws {
        let connection = try await connect(path)
        await connection.close()
        await connection.close()
        #expect(await databaseError { try await connection.execute("SELECT 1") }?.code == .connectionLost)
    }
}
