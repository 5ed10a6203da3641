import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct ConnectionStringTests {
    @Test(
        arguments: [
            "postgresql://user:hunter2%zz@localhost/app", "postgresql://user:hun@ter2@localhost/app",
            "postgresql://user:hun/ter2@localhost/app", "postgresql://user:hun?ter2@localhost:1/app",
            "postgresql://user:hun#ter2@[::1/app", "postgresql://user:hunter2@localhost/app?nonsense=1",
            "postgres://localhost:1/app?password=hunter2", "postgres:hunter2",
        ])
    func neverShowsAPassword(text: String) async throws {
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await PostgresDialect().connect(to: DatabaseURL(text), mode: .read)
        }
        let shown = String(describing: error) + (error?.description ?? "")
        #expect(error?.code == .cannotConnect)
        if text != "postgres:hunter2" {
            #expect(!shown.contains("ter2"))
        }
    }

    @Test func tellsAServerThatIsNotThere() async throws {
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await PostgresDialect().connect(
                to: DatabaseURL("postgresql://u:secret@127.0.0.1:1/app"), mode: .write)
        }
        #expect(error?.code == .cannotConnect)
        #expect(error?.nativeCode == nil)
        #expect(
            error?.hint
                == "check that the server runs and that host and port are right: postgresql://u:***@127.0.0.1:1/app"
        )
    }

    @Test func tellsADatabaseThatIsNotThere() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let error = await #expect(throws: DatabaseError.self) {
                _ = try await server.connect(like: connection, database: "no such", mode: .write)
            }
            #expect(error?.code == .cannotConnect)
            #expect(error?.nativeCode == "3D000")
            #expect(error?.message.contains("database \"no such\" does not exist") == true)
        }
    }

    @Test func readsTheStateOutOfARefusal() {
        let refusal = ConnectionRefusal(
            message: """
                connection to server at "db" (10.0.0.1), port 5432 failed: FATAL:  28P01: Passwort falsch
                LOCATION:  auth_failed, auth.c:335

                """)
        #expect(refusal.sqlState == "28P01")
        #expect(refusal.isAboutAuthentication)
        #expect(
            refusal.message
                == #"connection to server at "db" (10.0.0.1), port 5432 failed: FATAL:  Passwort falsch"#)
    }
}
