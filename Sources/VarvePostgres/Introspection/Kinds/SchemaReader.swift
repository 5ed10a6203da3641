import VarveCatalog
import VarveDatabase

/// Schemas.
struct SchemaReader: KindReader {
    func query(_ version: Int) -> String {
        "SELECT n.oid, n.nspname FROM pg_namespace n WHERE \(KindReaders.userSchema)"
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.namespaces, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            reading.add(CatalogObject(ObjectID(.schema, [row.text(1)])), at: address)
        }
    }
}
