import VarveCatalog

/// Which objects go with an extension although they are none of its own.
struct RequiredExtensionReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT \(CatalogAddress.packed("d.classid", "d.objid", "d.objsubid")), e.extname
        FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
        WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass ORDER BY e.extname
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            guard let place = reading.dependencies.object(at: CatalogAddress(packed: row.number(0))) else {
                continue
            }
            let others = reading[place][.requiredExtensions] ?? []
            reading[place][.requiredExtensions] = others + [row.text(1)]
        }
    }
}
