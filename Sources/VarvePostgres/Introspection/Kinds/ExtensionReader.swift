import VarveCatalog

/// Extensions, but for PL/pgSQL, which every new database has.
struct ExtensionReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT e.oid::int8, e.extname, n.nspname, CASE WHEN e.extversion <> a.default_version THEN e.extversion END
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
          LEFT JOIN pg_available_extensions() a ON a.name = e.extname
        WHERE e.extname <> 'plpgsql'
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            var object = CatalogObject(ObjectID(.extension, [row.text(1)]))
            object[.installedIn] = row.text(2)
            object[.version] = row.optionalText(3)
            reading.add(object, at: CatalogAddress(.extensions, row.number(0)))
        }
    }
}
