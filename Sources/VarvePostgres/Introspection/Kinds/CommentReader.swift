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
            guard let place = reading.dependencies.object(at: CatalogAddress(packed: row.number(0))),
                !Self.isStandard(comment, on: reading[place].id)
            else { continue }
            reading[place][.comment] = comment
        }
    }

    private static func isStandard(_ comment: String, on id: ObjectID) -> Bool {
        comment == "standard public schema" && id == ObjectID(.schema, ["public"])
    }
}
