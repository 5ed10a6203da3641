import Testing

@testable import VarvePostgres

@Suite("Conditions that the server reads otherwise than it wrote them")
struct FlatConditionTests {
    @Test(
        arguments: [
            ("(((a >= 1) AND (a <= 2)) AND (b > 0))", "((a >= 1) AND (a <= 2) AND (b > 0))"),
            ("((((a) AND b) AND c) AND d)", "((a) AND b AND c AND d)"),
            ("((a OR b) OR c)", "(a OR b OR c)"), ("((a OR b) AND c)", "((a OR b) AND c)"),
            ("(c AND (a AND b))", "(c AND (a AND b))"),
            ("(('((a AND b) AND' = x) AND c)", "(('((a AND b) AND' = x) AND c)"),
            ("((\"x AND y\") AND c)", "((\"x AND y\") AND c)"),
            ("((SELECT a AND b) AND c)", "((SELECT a AND b) AND c)"),
        ])
    func text(text: String, expected: String) {
        #expect(FlatCondition.text(text) == expected)
    }

    private static let both = ["CREATE TABLE t (a integer, b integer)"]

    static let cases: [ChangeCase] = [
        ChangeCase(
            "BETWEEN before AND, in everything that holds a condition", both: both, [],
            [
                "CREATE VIEW v AS SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND b > 0",
                "CREATE VIEW w AS SELECT a, a BETWEEN SYMMETRIC 2 AND 1 OR b > 0 AS o FROM t WHERE (a, b) = (1, 2) AND b > 0",
                "ALTER TABLE t ADD CHECK (a BETWEEN 1 AND 2 AND b > 0)",
                "CREATE INDEX i ON t (a) WHERE a BETWEEN 1 AND 2 AND b > 0",
                "CREATE INDEX j ON t ((a BETWEEN 1 AND 2 AND b > 0))",
                "CREATE DOMAIN d AS integer CHECK (VALUE NOT BETWEEN 1 AND 2 OR VALUE > 0)",
                "CREATE POLICY p ON t USING (a BETWEEN 1 AND 2 AND b > 0) WITH CHECK (a NOT BETWEEN 1 AND 2 OR b > 0)",
                "CREATE TABLE g (a integer, o boolean GENERATED ALWAYS AS (a BETWEEN 1 AND 2 AND a > 0) STORED)",
            ])
    ]

    @Test("changes", arguments: cases)
    func change(_ change: ChangeCase) async throws { try await change.run() }
}
