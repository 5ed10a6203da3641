import Testing

@Suite("Publications")
struct PublicationChangeTests {
    private static let tables = [
        "CREATE SCHEMA app", "CREATE TABLE t (a integer PRIMARY KEY, b text)",
        "CREATE TABLE app.\"U \"\"u\" (id integer PRIMARY KEY)",
    ]

    static let cases: [ObservedCase] = [
        ObservedCase(
            "publications of every form", both: tables, [],
            [
                "CREATE PUBLICATION everything FOR ALL TABLES", "CREATE PUBLICATION nothing",
                "CREATE PUBLICATION \"Odd \"\"one\" FOR TABLE ONLY t, app.\"U \"\"u\" WITH (publish = 'insert, delete')",
                "COMMENT ON PUBLICATION nothing IS 'no table'",
            ]),
        ObservedCase(
            "publications that change", both: tables,
            [
                "CREATE PUBLICATION p FOR TABLE ONLY t WITH (publish = 'insert')",
                "CREATE PUBLICATION q FOR TABLE app.\"U \"\"u\" WITH (publish_via_partition_root)",
                "CREATE PUBLICATION r FOR ALL TABLES",
            ],
            [
                "CREATE PUBLICATION p FOR TABLE ONLY t, app.\"U \"\"u\" WITH (publish = 'update, insert')",
                "CREATE PUBLICATION q", "CREATE PUBLICATION r",
            ]),
        ObservedCase(
            "columns, conditions and schemas", both: tables,
            ["CREATE PUBLICATION p FOR TABLE ONLY t, app.\"U \"\"u\""],
            [
                "CREATE PUBLICATION p FOR TABLE ONLY t WHERE (a IN (1, 2) AND b <> 'x')",
                "CREATE PUBLICATION q FOR TABLE ONLY t (a, b)",
                "CREATE PUBLICATION r FOR TABLES IN SCHEMA app",
            ], since: 15),
        ObservedCase(
            "columns that a publication speaks of change",
            [
                "CREATE TABLE t (a integer PRIMARY KEY, b varchar(20), c integer)",
                "CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 0)",
            ],
            [
                "CREATE TABLE t (a bigint PRIMARY KEY, b text)",
                "CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 0)",
            ], since: 15),
        ObservedCase(
            "a published table goes, a published schema too",
            [
                "CREATE SCHEMA app", "CREATE TABLE t (a integer)",
                "CREATE PUBLICATION p FOR TABLE t, TABLES IN SCHEMA app",
            ],
            ["CREATE PUBLICATION p"], since: 15),
        ObservedCase(
            "generated columns",
            both: ["CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED)"],
            ["CREATE PUBLICATION p FOR TABLE t"],
            ["CREATE PUBLICATION p FOR TABLE t WITH (publish_generated_columns = stored)"], since: 18),
    ]

    @Test("a published column that comes back is at another place, which is no difference")
    func columnAtAnotherPlace() async throws {
        try await PlanBench.roundTrip(
            ["CREATE TABLE t (a integer, b integer)", "CREATE PUBLICATION p FOR TABLE t (a, b)"],
            ["CREATE TABLE t (b integer)", "CREATE PUBLICATION p FOR TABLE t"],
            on: SharedServer.all.filter { $0.major >= 15 })
    }

    @Test("a published table is kept out of the log for a while")
    func unlogged() async throws {
        try await PlanBench.roundTrip(
            ["CREATE TABLE t (a integer)", "CREATE PUBLICATION p FOR TABLE t"],
            ["CREATE UNLOGGED TABLE t (a integer)", "CREATE PUBLICATION p"])
    }

    @Test("changes", arguments: cases)
    func change(_ change: ObservedCase) async throws { try await change.run() }
}
