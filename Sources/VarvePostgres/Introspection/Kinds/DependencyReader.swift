import VarveDatabase

/// `pg_depend`, but for what the system's own objects rest on.
struct DependencyReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_depend
        WHERE objid >= \(KindReaders.firstUserObject) AND deptype <> 'p'
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        reading.dependencies.reserve(rows.count)
        for row in rows {
            reading.dependencies.add(
                CatalogAddress(row.number(0), row.number(1), column: row.number(2)),
                on: CatalogAddress(row.number(3), row.number(4), column: row.number(5)), type: row.text(6))
        }
    }
}
