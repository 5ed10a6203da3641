import VarveCatalog

/// Triggers, but for those that the server made for constraints.
struct TriggerReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT g.oid::int8, g.tgrelid::int8, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled
        FROM pg_trigger g WHERE NOT g.tgisinternal
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.triggers, row.number(0))
            guard let owner = reading.relations[row.number(1)]?.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            var object = CatalogObject(ObjectID(.trigger, in: owner, row.text(2)), owner: owner)
            object[.definition] = row.text(3)
            object[.enabled] = Self.state(row.letter(4))
            reading.add(object, at: address)
        }
    }

    /// When a trigger or a rule is followed, where that is not the default.
    static func state(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "D": "disabled"
        case "R": "replica"
        case "A": "always"
        default: nil
        }
    }
}
