import VarveCatalog

/// Composite types that stand by themselves.
struct CompositeTypeReader: KindReader {
    func query(_ version: Int) -> String {
        let name = #"'"' || replace(a.attname, '"', '""') || '"'"#
        return """
            SELECT t.oid::int8, c.oid::int8, n.nspname, t.typname,
              array_agg(\(name) || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attcollation <> b.typcollation THEN ' COLLATE ' || \(Collation.name(of: "a.attcollation"))
                  ELSE '' END ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL),
              array_agg(\(name) || ' IS ' || quote_literal(d.description) ORDER BY a.attnum)
                FILTER (WHERE d.description IS NOT NULL)
            FROM pg_class c JOIN pg_type t ON t.oid = c.reltype JOIN pg_namespace n ON n.oid = t.typnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_type b ON b.oid = a.atttypid
              LEFT JOIN pg_description d
                ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
            WHERE c.relkind = 'c' AND \(KindReaders.userSchema) GROUP BY t.oid, c.oid, n.nspname, t.typname
            """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.types, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var object = CatalogObject(ObjectID(.compositeType, [row.text(2), row.text(3)]))
            object[.typeAttributes] = row.list(4)
            object[.attributeComments] = row.list(5)
            let place = reading.add(object, at: address)
            // What the attributes rest on is written down for the relation behind the type.
            reading.dependencies.alias(CatalogAddress(.relations, row.number(1)), as: place)
        }
    }
}
