import Testing

@Suite("Row-level security")
struct PolicyChangeTests {
    private static let tables = [
        "CREATE TABLE t (a integer, owner text, state varchar(20))",
        "CREATE TABLE u (id integer PRIMARY KEY)",
        "CREATE FUNCTION mine(text) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 = current_user'",
    ]

    static let cases: [ObservedCase] = [
        ObservedCase(
            "row-level security comes and goes", both: tables, ["ALTER TABLE u ENABLE ROW LEVEL SECURITY"],
            ["ALTER TABLE t ENABLE ROW LEVEL SECURITY", "ALTER TABLE t FORCE ROW LEVEL SECURITY"]),
        ObservedCase(
            "policies of every form", both: tables, [],
            [
                "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "CREATE POLICY everyone ON t",
                "CREATE POLICY \"Odd \"\"one\" ON t AS RESTRICTIVE FOR UPDATE TO varve_reader, \"Varve \"\"odd\"\" role\" USING (mine(owner)) WITH CHECK (a > 0)",
                "CREATE POLICY adds ON t FOR INSERT TO varve_writer WITH CHECK (a IN (SELECT id FROM u))",
                "CREATE POLICY sees ON t FOR SELECT USING (state IN ('a', 'b'))",
                "CREATE POLICY removes ON t FOR DELETE TO CURRENT_USER USING (true)",
                "COMMENT ON POLICY sees ON t IS 'who sees'",
            ]),
        ObservedCase(
            "policies that change", both: tables,
            [
                "CREATE POLICY p ON t FOR UPDATE TO varve_reader USING (a > 0)",
                "CREATE POLICY q ON t USING (a > 0) WITH CHECK (a > 1)",
                "CREATE POLICY r ON t AS RESTRICTIVE",
                "CREATE POLICY s ON t FOR SELECT TO varve_reader",
            ],
            [
                "CREATE POLICY p ON t FOR UPDATE TO varve_writer USING (a > 2) WITH CHECK (mine(owner))",
                "CREATE POLICY q ON t USING (a > 0)", "CREATE POLICY r ON t",
                "CREATE POLICY s ON t FOR DELETE TO PUBLIC",
            ]),
        ObservedCase(
            "what policies rest on changes",
            [
                "CREATE TABLE t (a integer, b integer)", "CREATE TABLE u (id integer, gone integer)",
                "CREATE FUNCTION f() RETURNS integer LANGUAGE sql STABLE AS 'SELECT 1'",
                "CREATE POLICY p ON t USING (a IN (SELECT id FROM u))",
                "CREATE POLICY q ON t USING (b = f())",
                "CREATE POLICY r ON t FOR SELECT USING (a IN (SELECT gone FROM u))",
                "COMMENT ON POLICY p ON t IS 'kept'",
            ],
            [
                "CREATE TABLE t (a bigint, b integer)", "CREATE TABLE u (id bigint)",
                "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1::bigint'",
                "CREATE POLICY p ON t USING (a IN (SELECT id FROM u))",
                "CREATE POLICY q ON t USING (b = f())",
                "COMMENT ON POLICY p ON t IS 'kept'",
            ]),
    ]

    @Test("changes", arguments: cases)
    func change(_ change: ObservedCase) async throws { try await change.run() }
}
