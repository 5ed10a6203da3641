import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

@Suite("Secrets of foreign servers")
struct SecretOptionTests {
    @Test(arguments: SharedServer.all)
    func valuesStayOnTheServer(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: [
            "CREATE FOREIGN DATA WRAPPER w OPTIONS (\"Api_Key\" 'hunter1')",
            "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'h', dsn 'Driver=x; PWD = hunter2')",
            "CREATE USER MAPPING FOR postgres SERVER s OPTIONS (\"user\" 'u', password 'hunter3', url 'http://a:hunter4@b/c')",
            "CREATE FOREIGN TABLE t (a integer OPTIONS (token 'hunter5', n '1')) SERVER s OPTIONS (sslpassword 'hunter6')",
        ])
        #expect(!catalog.text.contains("hunter"))
        #expect(
            catalog.unmodelled.map(\.description) == [
                "secret option public.t.a.token", "secret option public.t.sslpassword", "secret option s.dsn",
                "secret option s.postgres.password", "secret option s.postgres.url",
                "secret option w.Api_Key",
            ])
        #expect(catalog[ObjectID(.userMapping, ["s", "postgres"])]?[.foreignOptions] == ["user=u"])
        #expect(catalog[ObjectID(.foreignServer, ["s"])]?[.foreignOptions] == ["host=h"])
    }

    @Test(
        "a script that holds a secret is refused without showing it",
        arguments: [
            "CREATE USER MAPPING FOR a SERVER s OPTIONS (\"user\" 'u', password 'hunter')",
            "ALTER USER MAPPING FOR a SERVER s OPTIONS (SET \"password\" E'hunter')",
            "create server s foreign data wrapper w options (Api_Key $$hunter$$)",
            "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (dsn 'host=a password=hunter')",
            "CREATE SUBSCRIPTION s CONNECTION 'host=a password=hunter' PUBLICATION p",
            "CREATE FOREIGN TABLE t (a integer OPTIONS (secret_token 'hunter')) SERVER s",
        ])
    func refused(text: String) throws {
        let error = #expect(throws: DatabaseError.self) {
            _ = try PostgresDialect().split(SQLScript(name: "x.sql", text: "SELECT 1;\n\(text);"))
        }
        #expect(error?.description.contains("hunter") == false)
        #expect(error?.description.contains("secret") == true && error?.offset ?? 0 > 10)
        #expect(error?.hint?.contains("by hand") == true)
    }

    @Test(
        "and no other is",
        arguments: [
            "CREATE USER MAPPING FOR a SERVER s OPTIONS (password_required 'false', \"user\" 'password')",
            "ALTER USER MAPPING FOR a SERVER s OPTIONS (DROP password)",
            "CREATE TABLE t (password text DEFAULT 'x')",
            "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (url 'https://user@host/a:b@c')",
            "ALTER TABLE secret ADD COLUMN token text DEFAULT 'x'",
        ])
    func taken(text: String) throws {
        #expect(try PostgresDialect().split(SQLScript(name: "x.sql", text: text)).count == 1)
    }
}
