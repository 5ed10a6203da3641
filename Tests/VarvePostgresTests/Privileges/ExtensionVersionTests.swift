import Testing

@Suite("Versions of extensions, options of views")
struct ExtensionVersionTests {
    static let cases: [ObservedCase] = [
        ObservedCase(
            "an extension of an older version", [], ["CREATE EXTENSION citext VERSION '1.4'"],
            extensions: ["citext"]),
        ObservedCase(
            "an extension is updated, step by step", ["CREATE EXTENSION citext VERSION '1.4'"],
            ["CREATE EXTENSION citext VERSION '1.5'"], extensions: ["citext"]),
        ObservedCase(
            "an extension is brought up to date under a column that uses it",
            ["CREATE EXTENSION citext VERSION '1.4'", "CREATE TABLE t (a citext)"],
            ["CREATE EXTENSION citext", "CREATE TABLE t (a citext)"], extensions: ["citext"]),
        ObservedCase(
            "options of views stay when a view is made anew",
            [
                "CREATE TABLE t (a integer)",
                "CREATE VIEW v WITH (security_invoker = true, check_option = cascaded) AS SELECT a FROM t WHERE a > 0",
                "CREATE VIEW w WITH (security_barrier) AS SELECT a FROM t",
            ],
            [
                "CREATE TABLE t (a bigint)",
                "CREATE VIEW v WITH (security_invoker = true, check_option = cascaded) AS SELECT a FROM t WHERE a > 0",
                "CREATE VIEW w WITH (security_invoker = false, check_option = local) AS SELECT a FROM t",
            ], since: 15),
    ]

    @Test("changes", arguments: cases)
    func change(_ change: ObservedCase) async throws { try await change.run() }
}
