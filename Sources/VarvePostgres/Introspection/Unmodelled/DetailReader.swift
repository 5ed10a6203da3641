import VarveDatabase

/// Properties of modelled objects that the model has no place for.
struct DetailReader: KindReader {
    func query(_ version: Int) -> String {
        let tables = """
            SELECT c.oid, v.kind, n.nspname || '.' || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL (VALUES \(Self.list(Self.tables))) v(kind, holds)
            WHERE c.relkind IN ('r', 'm') AND \(KindReaders.userSchema) AND v.holds
            """
        // The columns are many, so they are gone through only once.
        let columns = """
            SELECT c.oid, v.kind, n.nspname || '.' || c.relname || '.' || a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_type t ON t.oid = a.atttypid
              CROSS JOIN LATERAL (VALUES \(Self.list(Self.columns(version)))) v(kind, holds)
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'm', 'v', 'i')
              AND \(KindReaders.userSchema) AND v.holds
            """
        return ([tables, columns] + Self.others).joined(separator: "\nUNION ALL\n")
    }

    private static func list(_ conditions: [(String, String)]) -> String {
        conditions.map { kind, condition in "(\(PostgresDialect().quote(literal: kind)), \(condition))" }
            .joined(separator: ", ")
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows
        where !reading.dependencies.isExtensionMember(CatalogAddress(.relations, row.number(0))) {
            reading.report(row.text(1), row.text(2))
        }
    }

    private static let tables = [
        ("row-level security", "c.relrowsecurity"),
        ("forced row-level security", "c.relforcerowsecurity"),
        ("replica identity", "c.relreplident <> 'd' AND c.relkind = 'r'"),
        ("tablespace", "c.reltablespace <> 0"),
        ("table access method", "c.relam NOT IN (0, (SELECT oid FROM pg_am WHERE amname = 'heap'))"),
        ("cluster mark", "EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisclustered)"),
    ]

    private static func columns(_ version: Int) -> [(String, String)] {
        let stored = "c.relkind IN ('r', 'm')"
        var columns = [
            ("storage", "\(stored) AND a.attstorage <> t.typstorage"),
            ("statistics target", "\(stored) AND a.attstattarget >= 0"),
            // Some builds of the server keep notes of their own there.
            (
                "column options",
                #"\#(stored) AND EXISTS (SELECT FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%')"#
            ),
            (
                "statistics target of an index",
                "c.relkind = 'i' AND a.attstattarget >= 0"
            ),
            ("default of a view's column", "c.relkind = 'v' AND a.atthasdef"),
            (
                "comment on a view's column",
                "c.relkind IN ('v', 'm') AND col_description(a.attrelid, a.attnum) IS NOT NULL"
            ),
        ]
        if version >= 140_000 { columns.append(("compression", #"\#(stored) AND a.attcompression <> ''"#)) }
        return columns
    }

    private static let others = [
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
        WHERE k.contype IN ('p', 'u', 'x') AND obj_description(c.oid, 'pg_class') IS NOT NULL
          AND \(KindReaders.userSchema)
        """,
    ]
}
