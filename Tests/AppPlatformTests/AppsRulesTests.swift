import BlueprintTestSupport
import Testing
import VarveDatabase

/// Every rule of the document, tried both ways.
@Suite("Create database migration for apps tables: the rules") struct AppsRulesTests {
    private typealias Fixture = AppPlatformFixture

    /// A column, what makes a row of its table, and whether it takes NULL.
    struct ColumnCase: CustomTestStringConvertible {
        let table: String
        let column: String
        let takesNull: Bool

        var testDescription: String { "\(table).\(column)" }

        func statement(_ value: String) -> String {
            switch table {
            case "installed_apps": Fixture.installedApp([column: value])
            case "app_tokens": Fixture.token([column: value])
            default: Fixture.delivery([column: value])
            }
        }
    }

    private static let cases = [
        "installed_apps": [
            "id": false, "app_id": false, "shop_id": false, "manifest": false, "settings": true,
            "installed_at": true,
            "installed_by": false,
        ],
        "app_tokens": [
            "id": false, "installed_app_id": false, "token_hash": false, "created_at": true,
            "expires_at": true,
            "revoked_at": true,
        ],
        "webhook_deliveries": [
            "id": false, "installed_app_id": false, "event": false, "payload": false, "status": false,
            "attempts": true, "last_attempt_at": true, "response_code": true, "response_body": true,
            "created_at": true,
        ],
    ].flatMap { table, columns in
        columns.map { ColumnCase(table: table, column: $0.key, takesNull: $0.value) }
    }

    @Test(arguments: TestServer.postgres)
    func `each column takes NULL or refuses it as the document says`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            for columnCase in Self.cases {
                try await database.run("DELETE FROM installed_apps WHERE id <> '\(Fixture.app)'")
                try await database.run("UPDATE installed_apps SET app_id = 'other'")
                if columnCase.takesNull {
                    await database.accepts(columnCase.statement("NULL"))
                } else {
                    await database.refuses(columnCase.statement("NULL"), .null(columnCase.column))
                }
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `what is left out gets its default`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let app = try await database.run(
                "SELECT settings::text, installed_at = transaction_timestamp(), id::text FROM installed_apps")[
                    0]
            #expect(app[0].text == "{}")
            #expect(!app[1].isNull)
            let token = try await database.run(
                "SELECT id, created_at, expires_at, revoked_at FROM app_tokens")[0]
            #expect(token.map(\.isNull) == [false, false, true, true])
            let delivery = try await database.run(
                """
                SELECT status, attempts, last_attempt_at, response_code, response_body, created_at IS NULL, id::text
                FROM webhook_deliveries
                """)[0]
            #expect(delivery[0].text == "pending")
            #expect(delivery[1].integer == 0)
            #expect(delivery[2...4].map(\.isNull) == [true, true, true])
            #expect(!delivery[5].flag)
            // A random UUID says so in its 15th character.
            #expect(delivery[6].text.map { Array($0)[14] } == "4")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `an app is in a shop once and may be in another`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            await database.refuses(Fixture.installedApp(), .constraint("installed_apps_app_id_shop_id_key"))
            await database.accepts(Fixture.installedApp(["shop_id": "'\(Fixture.otherShop)'"]))
            await database.accepts(Fixture.installedApp(["app_id": "'chat'"]))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `each table has one row for a key`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            await database.refuses(
                Fixture.installedApp(id: Fixture.app, ["app_id": "'chat'"]),
                .constraint("installed_apps_pkey"))
            for (table, row) in [("app_tokens", Fixture.token), ("webhook_deliveries", Fixture.delivery)] {
                let id = try #require(try await database.text("SELECT id::text FROM \(table)"))
                await database.refuses(row(["id": "'\(id)'"]), .constraint("\(table)_pkey"))
                await database.accepts(row([:]))
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `references lead to rows that are there`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let nobody = "'\(Fixture.nobody)'"
            await database.refuses(
                Fixture.installedApp(["app_id": "'a'", "shop_id": nobody]),
                .constraint("installed_apps_shop_id_fkey"))
            await database.refuses(
                Fixture.installedApp(["app_id": "'a'", "installed_by": nobody]),
                .constraint("installed_apps_installed_by_fkey"))
            await database.refuses(
                Fixture.token(["installed_app_id": nobody]), .constraint("app_tokens_installed_app_id_fkey"))
            await database.refuses(
                Fixture.delivery(["installed_app_id": nobody]),
                .constraint("webhook_deliveries_installed_app_id_fkey"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `tokens go with their app, which deliveries, shops and users keep`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            await database.refuses(
                "DELETE FROM shops WHERE id = '\(Fixture.shop)'", .constraint("installed_apps_shop_id_fkey"))
            await database.refuses("DELETE FROM users", .constraint("installed_apps_installed_by_fkey"))
            await database.refuses(
                "DELETE FROM installed_apps", .constraint("webhook_deliveries_installed_app_id_fkey"))
            let tokens = try await database.text("SELECT count(*) FROM app_tokens")
            #expect(tokens == "1")
            await database.accepts("DELETE FROM webhook_deliveries")
            await database.accepts("DELETE FROM installed_apps")
            let left = try await database.text("SELECT count(*) FROM app_tokens")
            #expect(left == "0")
            await database.accepts("DELETE FROM shops")
            await database.accepts("DELETE FROM users")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `texts are as long as the document says and no longer`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let limits = [
                ("installed_apps", "app_id", 255), ("app_tokens", "token_hash", 64),
                ("webhook_deliveries", "event", 255), ("webhook_deliveries", "status", 50),
            ]
            for (table, column, limit) in limits {
                let row = ColumnCase(table: table, column: column, takesNull: false)
                await database.accepts(row.statement("repeat('x', \(limit))"))
                await database.refuses(row.statement("repeat('y', \(limit + 1))"), .code("22001"))
            }
            await database.accepts(Fixture.delivery(["response_body": "repeat('x', 100000)"]))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `what is not of a column's type is refused`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            await database.refuses(Fixture.installedApp(["manifest": "'{'"]), .code("22P02"))
            await database.refuses(Fixture.installedApp(["shop_id": "'tea'"]), .code("22P02"))
            await database.refuses(Fixture.delivery(["attempts": "2147483648"]), .code("22003"))
            await database.accepts(Fixture.delivery(["attempts": "2147483647", "response_code": "200"]))
            // A moment is kept whatever zone it was given in.
            await database.accepts(Fixture.token(["expires_at": "'2030-01-01 12:00:00+02'"]))
            let moment = try await database.text(
                "SELECT to_char(expires_at AT TIME ZONE 'UTC', 'HH24:MI') FROM app_tokens WHERE expires_at IS NOT NULL"
            )
            #expect(moment == "10:00")
        }
    }
}
