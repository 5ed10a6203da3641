/// Properties of modelled objects that the model has no place for.
struct DetailReader: KindReader {
    func query(_ version: Int) -> String {
        let tables = """
            SELECT c.oid, v.kind, n.nspname || '.' || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL (VALUES \(Self.list(Self.tables))) v(kind, holds)
            WHERE c.relkind IN ('r', 'm') AND \(KindReaders.userSchema) AND v.holds
            """
        return ([tables] + Self.others).joined(separator: "\nUNION ALL\n")
    }

    private static func list(_ conditions: [(String, String)]) -> String {
        conditions.map { kind, condition in "(\(PostgresDialect().quote(literal: kind)), \(condition))" }
            .joined(separator: ", ")
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows
        where !reading.dependencies.isExtensionMember(CatalogAddress(.relations, row.number(0))) {
            reading.report(row.text(1), row.text(2))
        }
    }

    private static let tables = [
        ("tablespace", "c.reltablespace <> 0")
    ]

    private static let others = [
        """
        SELECT c.oid, 'tablespace', n.nspname || '.' || c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('i', 'I', 'p') AND c.reltablespace <> 0 AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'disabled constraint', n.nspname || '.' || c.relname || '.' || k.conname
        FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_constraint k ON k.oid = g.tgconstraint
        WHERE g.tgisinternal AND g.tgenabled <> 'O' AND \(KindReaders.userSchema)
        """,
    ]
}
