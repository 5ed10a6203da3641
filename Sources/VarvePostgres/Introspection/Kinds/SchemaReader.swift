import VarveCatalog

/// Schemas.
struct SchemaReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT n.oid::int8, n.nspname, EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
        FROM pg_namespace n WHERE \(KindReaders.userSchema)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            reading.schemas[row.number(0)] = row.text(1)
            if row.flag(2) { continue }
            reading.add(
                CatalogObject(ObjectID(.schema, [row.text(1)])),
                at: CatalogAddress(.namespaces, row.number(0)))
        }
    }
}
