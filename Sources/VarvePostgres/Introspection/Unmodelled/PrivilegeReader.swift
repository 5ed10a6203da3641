/// Privileges that are not those which an object has from the beginning, what new objects get, and other notes
/// that are kept apart from the objects.
struct PrivilegeReader: KindReader {
    func query(_ version: Int) -> String {
        let granted = Self.sources.map { catalog, list, name, standard, from in
            """
            SELECT '\(catalog)'::regclass::oid, x.oid, 'privileges', \(name)
            FROM \(catalog) x \(from) WHERE x.oid >= \(KindReaders.firstUserObject) AND x.\(list) IS NOT NULL
              AND \(Self.differs("x." + list, standard))
            """
        }
        return (granted + Self.others).joined(separator: "\nUNION ALL\n")
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows
        where !reading.dependencies.isExtensionMember(CatalogAddress(row.number(0), row.number(1))) {
            reading.report(row.text(2), row.text(3))
        }
    }

    /// Whether two lists of privileges differ in more than order.
    private static func differs(_ list: String, _ standard: String) -> String {
        """
        (SELECT array_agg(i::text ORDER BY i::text) FROM unnest(\(list)) i) IS DISTINCT FROM
          (SELECT array_agg(i::text ORDER BY i::text) FROM unnest(\(standard)) i)
        """
    }

    private static let schema = "JOIN pg_namespace n ON n.oid = x."

    private static let sources:
        [(catalog: String, list: String, name: String, standard: String, from: String)] = [
            (
                "pg_class", "relacl", "n.nspname || '.' || x.relname",
                "acldefault(CASE x.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r' END, x.relowner)",
                schema + "relnamespace"
            ),
            ("pg_namespace", "nspacl", "x.nspname::text", "acldefault('n', x.nspowner)", ""),
            ("pg_proc", "proacl", "x.oid::regprocedure::text", "acldefault('f', x.proowner)", ""),
            (
                "pg_type", "typacl", "n.nspname || '.' || x.typname", "acldefault('T', x.typowner)",
                schema + "typnamespace"
            ),
            ("pg_language", "lanacl", "x.lanname::text", "acldefault('l', x.lanowner)", ""),
            ("pg_foreign_data_wrapper", "fdwacl", "x.fdwname::text", "acldefault('F', x.fdwowner)", ""),
            ("pg_foreign_server", "srvacl", "x.srvname::text", "acldefault('S', x.srvowner)", ""),
        ]

    private static let others = [
        // Their numbers are the user's to choose, and there may be many.
        """
        SELECT 'pg_largeobject'::regclass::oid, 0::oid, 'large objects', count(*) || ' in all'
        FROM pg_largeobject_metadata HAVING count(*) > 0
        """,
        // Those of public are set when a cluster is made, and written down in pg_init_privs.
        """
        SELECT 'pg_namespace'::regclass::oid, x.oid, 'privileges', x.nspname::text FROM pg_namespace x
        WHERE x.nspname = 'public' AND x.oid < \(KindReaders.firstUserObject) AND \(differs(
            "coalesce(x.nspacl, acldefault('n', x.nspowner))",
            """
            (SELECT p.initprivs FROM pg_init_privs p
              WHERE p.objoid = x.oid AND p.classoid = 'pg_namespace'::regclass)
            """))
        """,
        """
        SELECT 'pg_default_acl'::regclass::oid, x.oid, 'default privileges',
          coalesce('in schema ' || n.nspname || ' ', '') || 'of role ' || pg_get_userbyid(x.defaclrole)
        FROM pg_default_acl x LEFT JOIN pg_namespace n ON n.oid = x.defaclnamespace
        """,
        """
        SELECT 'pg_foreign_server'::regclass::oid, m.srvid, 'user mapping', m.usename || ' ON ' || m.srvname
        FROM pg_user_mappings m
        """,
        """
        SELECT s.classoid, s.objoid, 'security label', pg_describe_object(s.classoid, s.objoid, s.objsubid)
        FROM pg_seclabel s
        """,
    ]
}
