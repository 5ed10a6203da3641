import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct ConnectionTests {
    @Test(arguments: SharedServer.all) func readsEveryKindOfValue(server: SharedServer) async throws {
        let row = try await server.withDatabase { connection in
            try await connection.query(
                #"SELECT 1::int2, 2::int4, -9223372036854775808, true, false, 1.5::float8, '\x00ff'::bytea, 'é', NULL"#
            ).values[0]
        }
        #expect(
            row == [
                1, 2, .integer(.min), 1, 0, .real(1.5), .blob([0, 255]), "é", nil,
            ])
    }

    @Test func bindsEveryKindOfValue() async throws {
        let row = try await SharedServer.any.withDatabase { connection in
            try await connection.query(
                Statement(
                    "SELECT $1::int8, $2::float8, $3::text, $4::bytea, $5::text, $6::bytea",
                    [.integer(.max), .real(-.infinity), "it's \\ \"", .blob([0, 1, 255]), nil, .blob([])])
            ).values[0]
        }
        #expect(
            row == [.integer(.max), .real(-.infinity), "it's \\ \"", .blob([0, 1, 255]), nil, .blob([])])
    }

    @Test func refusesNULInText() async throws {
        try await SharedServer.any.withDatabase { connection in
            let error = await #expect(throws: DatabaseError.self) {
                try await connection.query(Statement("SELECT $1::text", ["a\0b"]))
            }
            #expect(error?.message.contains("NUL") == true)
        }
    }

    @Test(arguments: SharedServer.all) func namesTheFailedStatementOfABatch(server: SharedServer) async throws
    {
        try await server.withDatabase { connection in
            let batch: [Statement] = [
                "CREATE TABLE a (id int PRIMARY KEY)", "INSERT INTO a VALUES (1)", "SELECT 'é', b FROM a",
                "INSERT INTO a VALUES (2)",
            ]
            let error = await #expect(throws: DatabaseError.self) { try await connection.execute(batch) }
            #expect(error?.statementIndex == 2)
            #expect(error?.nativeCode == "42703")
            #expect(error?.offset == 13)
            #expect(error?.statement == batch[2].sql)
            let table = try await connection.query("SELECT to_regclass('a')").first
            #expect(table == .null)
        }
    }

    @Test func takesABatchThatIsLargerThanEveryBuffer() async throws {
        try await SharedServer.any.withDatabase { connection in
            let text = String(repeating: "x", count: 10_000)
            var batch: [Statement] = ["CREATE TABLE a (id int, t text)"]
            for number in 0..<3000 {
                batch.append(
                    Statement(
                        "INSERT INTO a VALUES ($1, $2) RETURNING t", [.integer(Int64(number)), .text(text)]))
            }
            try await connection.execute(batch)
            #expect(try await connection.query("SELECT count(*) FROM a").first == 3000)
        }
    }

    @Test(
        arguments: [
            ("SELEC", DatabaseError.Code.syntax), ("INSERT INTO p VALUES (1), (1)", .constraint),
            ("COPY p FROM stdin", .unsupported), ("COPY p TO stdout", .unsupported),
            ("SELECT 1; SELECT 2", .syntax),
        ])
    func mapsErrors(sql: String, code: DatabaseError.Code) async throws {
        try await SharedServer.any.withDatabase { connection in
            try await connection.execute("CREATE TABLE p (id int PRIMARY KEY)")
            let single = await #expect(throws: DatabaseError.self) {
                try await connection.query(Statement(sql))
            }
            #expect(single?.code == code)
            // The connection is still good.
            #expect(try await connection.query("SELECT 7").first == 7)
        }
    }

    @Test func aLockThatIsNotGivenInTimeIsSaidSo() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let other = try await server.connect(like: connection, mode: .write)
            try await connection.execute("CREATE TABLE a (id int)")
            try await connection.execute(["BEGIN", "LOCK TABLE a"])
            let error = await #expect(throws: DatabaseError.self) {
                try await other.execute(["SET lock_timeout = 1", "SELECT * FROM a"])
            }
            #expect(error?.code == .lockNotAvailable)
            try await connection.execute("ROLLBACK")
            await other.close()
        }
    }

    @Test func aReaderWritesNothing() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let reader = try await server.connect(like: connection, mode: .read)
            for batch: [Statement] in [
                ["CREATE TABLE a (id int)"], ["SELECT 1", "CREATE TABLE a (id int)"],
                ["BEGIN", "CREATE TABLE a (id int)", "COMMIT"],
            ] {
                let error = await #expect(throws: DatabaseError.self) { try await reader.execute(batch) }
                #expect(error?.code == .readOnly)
                #expect(error?.statementIndex == batch.firstIndex { $0.sql.hasPrefix("CREATE") })
                _ = try? await reader.query("ROLLBACK")
            }
            // Nothing of it is left in the session.
            #expect(try await reader.query("SHOW default_transaction_read_only").first == "off")
            await reader.close()
        }
    }

    @Test func aKilledConnectionIsLost() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let other = try await server.connect(like: connection, mode: .write)
            let pid = try await other.query("SELECT pg_backend_pid()").first ?? nil
            _ = try await connection.query(Statement("SELECT pg_terminate_backend($1)", [pid]))
            let error = await #expect(throws: DatabaseError.self) {
                try await other.execute(["SELECT 1", "SELECT 2"])
            }
            #expect(error?.code == .connectionLost)
            await other.close()
            let closed = await #expect(throws: DatabaseError.self) { try await other.query("SELECT 1") }
            #expect(closed?.code == .connectionLost)
        }
    }
}
