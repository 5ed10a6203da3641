import VarveCatalog

/// Enum types and domains.
struct TypeReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT t.oid::int8, n.nspname, t.typname, t.typtype,
          CASE t.typtype WHEN 'e' THEN
            (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) END,
          format_type(t.typbasetype, t.typtypmod), t.typnotnull, pg_get_expr(t.typdefaultbin, 0),
          CASE WHEN t.typcollation <> b.typcollation THEN \(Collation.name(of: "t.typcollation")) END
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_type b ON b.oid = t.typbasetype
        WHERE t.typtype IN ('e', 'd') AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.types, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            let path = [row.text(1), row.text(2)]
            reading.add(row.letter(3) == "e" ? enumType(path, row) : domain(path, row), at: address)
        }
    }

    private func enumType(_ path: [String], _ row: ResultRow) -> CatalogObject {
        var object = CatalogObject(ObjectID(.enumType, path))
        object[.labels] = row.list(4) ?? []
        return object
    }

    private func domain(_ path: [String], _ row: ResultRow) -> CatalogObject {
        var object = CatalogObject(ObjectID(.domain, path))
        object[.dataType] = row.optionalText(5)
        object[flag: .isNotNull] = row.flag(6)
        object[.defaultExpression] = row.optionalText(7)
        object[.collation] = row.optionalText(8)
        return object
    }
}

/// Names of collations.
enum Collation {
    /// SQL for the name of a collation, given its number, as it stands in SQL.
    static func name(of number: String) -> String {
        """
        (SELECT CASE cn.nspname WHEN 'pg_catalog' THEN quote_ident(co.collname) \
        ELSE quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END
        FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = \(number))
        """
    }
}
