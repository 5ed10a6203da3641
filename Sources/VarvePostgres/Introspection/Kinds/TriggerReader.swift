import VarveCatalog
import VarveDatabase

/// Triggers, but for those that the server made for constraints.
struct TriggerReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT g.oid, g.tgrelid, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled
        FROM pg_trigger g WHERE NOT g.tgisinternal
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.triggers, row.number(0))
            guard let relation = reading.relations[row.number(1)], let owner = relation.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            var object = CatalogObject(ObjectID(.trigger, owner.path + [row.text(2)]), owner: owner)
            object[.definition] = row.text(3)
            object[.enabled] = Self.states[row.text(4)]
            reading.add(object, at: address)
        }
    }

    private static let states = ["D": "disabled", "R": "replica", "A": "always"]
}
