import VarveCatalog

/// Which tables have row-level security.
struct RowSecurityReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid::int8, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
        WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND c.oid >= \(KindReaders.firstUserObject)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.relations, row.number(0))
            guard let place = reading.dependencies.object(at: address) else { continue }
            reading[place][flag: .hasRowSecurity] = row.flag(1)
            reading[place][flag: .forcesRowSecurity] = row.flag(2)
        }
    }
}
