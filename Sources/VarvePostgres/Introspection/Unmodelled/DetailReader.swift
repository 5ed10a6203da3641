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
        ("replica identity", "c.relreplident <> 'd' AND c.relkind = 'r'"),
        ("tablespace", "c.reltablespace <> 0"),
        ("table access method", "c.relam NOT IN (0, (SELECT oid FROM pg_am WHERE amname = 'heap'))"),
    ]

    private static let others = [
        """
        SELECT c.oid, 'cluster mark', n.nspname || '.' || c.relname
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indisclustered AND c.relkind IN ('r', 'm') AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'statistics target of an index', n.nspname || '.' || c.relname || '.' || a.attname
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE a.attstattarget >= 0 AND c.relkind = 'i' AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'default of a view''s column', n.nspname || '.' || c.relname || '.' || a.attname
        FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        WHERE c.relkind = 'v' AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'comment on a view''s column', n.nspname || '.' || c.relname || '.' || a.attname
        FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
        WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0 AND c.relkind IN ('v', 'm')
          AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'tablespace', n.nspname || '.' || c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'i' AND c.reltablespace <> 0 AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'disabled constraint', n.nspname || '.' || c.relname || '.' || k.conname
        FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_constraint k ON k.oid = g.tgconstraint
        WHERE g.tgisinternal AND g.tgenabled <> 'O' AND \(KindReaders.userSchema)
        """,
        """
        SELECT c.oid, 'comment on a constraint''s index', n.nspname || '.' || c.relname
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conindid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
        WHERE k.contype IN ('p', 'u', 'x') AND \(KindReaders.userSchema)
        """,
    ]
}
