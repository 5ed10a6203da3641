import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveSQLite

@Suite("Throw-away databases")
struct ScratchTests {
    @Test(
        "open no other file",
        arguments: ["ATTACH '%' AS other", "ATTACH lower('%') AS other", "VACUUM INTO '%'"])
    func otherFiles(pattern: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/other.db"
        try await connect(path).close()
        let database = try await SQLiteScratch().makeDatabase()
        let statement = Statement(pattern.replacing("%", with: path))
        let error = await #expect(throws: DatabaseError.self) {
            try await database.connection.execute(statement)
        }
        #expect(error?.message == "a throw-away database opens no other file")
        try await database.connection.execute("VACUUM")
        try await database.connection.execute("ATTACH ':memory:' AS other")
        await database.drop()
    }
}
