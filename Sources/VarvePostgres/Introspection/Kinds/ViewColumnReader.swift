import VarveCatalog

/// Columns of views that have something of their own. The rest follow from the query.
struct ViewColumnReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT (a.attrelid::int8 << 16) | a.attnum, a.attname, d.oid::int8, pg_get_expr(d.adbin, 0),
          \(ColumnDetails.list(version))
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
          LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relkind IN ('v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
          AND c.oid >= \(KindReaders.firstUserObject) AND (d.oid IS NOT NULL
            OR c.relkind = 'm' AND (\(ColumnDetails.condition(version)))
            OR \(Self.isNamed(in: "pg_description")) OR \(Self.isNamed(in: "pg_seclabel")))
        """
    }

    /// Whether a comment or a label is on the column.
    private static func isNamed(in catalog: String) -> String {
        """
        EXISTS (SELECT FROM \(catalog) m
              WHERE m.classoid = 'pg_class'::regclass AND m.objoid = c.oid AND m.objsubid = a.attnum)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let place = CatalogAddress(packed: row.number(0))
            let address = CatalogAddress(.relations, place.object, column: place.column)
            guard let view = reading.relations[address.object]?.id else { continue }
            var column = CatalogObject(
                ObjectID(.viewColumn, in: view, row.text(1)), owner: view, position: address.column)
            if let details = row.list(4) { ColumnDetails.read(details, into: &column) }
            // Not at its address: what reads the column rests on the view.
            reading.viewColumns[address] = reading.add(column)
            guard let expression = row.optionalText(3) else { continue }
            var value = CatalogObject(ObjectID(.columnDefault, column.id.path), owner: column.id)
            value[.expression] = expression
            reading.add(value, at: CatalogAddress(.attributeDefaults, row.number(2)))
        }
    }
}
