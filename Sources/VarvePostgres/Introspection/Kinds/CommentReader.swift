import VarveCatalog

/// Comments on whatever has been read before.
struct CommentReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT \(CatalogAddress.packed("d.classoid", "d.objoid", "d.objsubid")), d.description FROM pg_description d
        WHERE d.objoid >= \(KindReaders.firstUserObject) OR d.classoid = 'pg_namespace'::regclass
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let comment = row.text(1)
            let address = CatalogAddress(packed: row.number(0))
            if let place = reading.dependencies.object(at: address) ?? reading.viewColumns[address] {
                if Self.isStandard(comment, on: reading[place].id) { continue }
                reading[place][.comment] = comment
            } else if address.isIn(.relations), let place = reading.dependencies.owner(ofPart: address) {
                reading[place][.indexComment] = comment
            }
        }
    }

    private static func isStandard(_ comment: String, on id: ObjectID) -> Bool {
        comment == "standard public schema" && id == ObjectID(.schema, ["public"])
    }
}
