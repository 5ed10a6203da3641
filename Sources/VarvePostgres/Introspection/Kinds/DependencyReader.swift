/// `pg_depend`, but for what the system's own objects rest on, and the triggers behind foreign keys.
struct DependencyReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT \(CatalogAddress.packed("classid", "objid", "objsubid")),
          \(CatalogAddress.packed("refclassid", "refobjid", "refobjsubid")), deptype FROM pg_depend
        WHERE objid >= \(KindReaders.firstUserObject) AND deptype <> 'p'
          AND NOT (classid = 'pg_trigger'::regclass AND deptype = 'i')
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        reading.dependencies.reserve(rows.count)
        for row in rows {
            reading.dependencies.add(
                CatalogAddress(packed: row.number(0)), on: CatalogAddress(packed: row.number(1)),
                type: row.letter(2))
        }
    }
}
