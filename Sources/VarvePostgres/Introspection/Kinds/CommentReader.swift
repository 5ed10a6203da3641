import VarveCatalog
import VarveDatabase

/// Comments on whatever has been read before.
struct CommentReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT d.classoid, d.objoid, d.objsubid, d.description FROM pg_description d
        WHERE d.objoid >= \(KindReaders.firstUserObject) OR d.classoid = 'pg_namespace'::regclass
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(row.number(0), row.number(1), column: row.number(2))
            guard let id = reading.dependencies.object(at: address), !Self.isStandard(row.text(3), on: id)
            else {
                continue
            }
            reading.update(id) { $0[.comment] = row.text(3) }
        }
    }

    private static func isStandard(_ comment: String, on id: ObjectID) -> Bool {
        id == ObjectID(.schema, ["public"]) && comment == "standard public schema"
    }
}
