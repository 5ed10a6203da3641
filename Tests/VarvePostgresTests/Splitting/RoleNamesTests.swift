import Testing

@testable import VarvePostgres

@Suite struct RoleNamesTests {
    @Test(
        arguments: [
            ("GRANT SELECT ON t TO a, \"B b\", PUBLIC", ["a", "B b"]), ("revoke all on t from a", ["a"]),
            ("ALTER TABLE t OWNER TO a", ["a"]), ("CREATE SCHEMA AUTHORIZATION a", ["a"]),
            ("ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA s GRANT SELECT ON TABLES TO b", ["b", "a"]),
            ("CREATE POLICY p ON t TO a, CURRENT_USER USING (x = '\"rolename\":\"no\"')", ["a"]),
            ("CREATE USER a", ["a"]), ("CREATE GROUP a", ["a"]), ("GRANT a TO b", ["b", "a"]),
            ("CREATE USER MAPPING FOR a SERVER s", ["a"]), ("CREATE TABLE owner (role text)", []),
            ("ALTER TABLE t ADD COLUMN owner text", []), ("GRANT SELECT ON t TO \"ä\\\"\"\n\"", ["ä\\\"\n"]),
            ("ALTER TABLE nonsense OWNER", []),
        ])
    func names(statement: String, expected: [String]) {
        #expect(Set(RoleNames(in: statement).names) == Set(expected))
    }

    @Test(arguments: [
        ("CREATE ROLE a LOGIN", true), ("DROP ROLE IF EXISTS a", true), ("ALTER ROLE a LOGIN", false),
    ])
    func management(statement: String, expected: Bool) {
        #expect(RoleNames(in: statement).managesRoles == expected)
    }
}
