import VarveCatalog

extension ClauseReader {
    /// Collations of the database's encoding, or of any.
    static let collations = ClauseReader(.collation, in: .collations) { version in
        let parameters = [
            """
            'provider = ' || CASE x.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin'
              ELSE 'default' END
            """,
            "'locale = ' || quote_literal(\(locale(version)))",
            "'lc_collate = ' || quote_literal(CASE WHEN x.collcollate <> x.collctype THEN x.collcollate END)",
            "'lc_ctype = ' || quote_literal(CASE WHEN x.collcollate <> x.collctype THEN x.collctype END)",
            "CASE WHEN NOT x.collisdeterministic THEN 'deterministic = false' END",
            version >= 160_000 ? "'rules = ' || quote_literal(x.collicurules)" : "NULL",
        ]
        return """
            SELECT x.oid::int8, ARRAY[n.nspname, x.collname], NULL, \(SQLPieces.list(parameters))
            \(SQLPieces.userObjects(of: "pg_collation", prefix: "coll")) AND x.collencoding IN (-1,
              (SELECT d.encoding FROM pg_database d WHERE d.datname = current_database()))
            """
    }

    /// The locale where it is one for all.
    private static func locale(_ version: Int) -> String {
        let libc = "CASE WHEN x.collcollate = x.collctype THEN x.collcollate END"
        if version >= 170_000 { return "coalesce(x.colllocale, \(libc))" }
        return version >= 150_000 ? "coalesce(x.colliculocale, \(libc))" : libc
    }
}
