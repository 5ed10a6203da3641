import VarveCatalog

/// Triggers, but for those that the server made for constraints and for partitions.
struct TriggerReader: KindReader {
    func query(_ version: Int) -> String {
        // Before version 13 a partition's copy counts as internal.
        """
        SELECT g.oid::int8, g.tgrelid::int8, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled, p.oid IS NOT NULL
        FROM pg_trigger g LEFT JOIN pg_trigger p ON p.oid = \(version >= 130_000 ? "g.tgparentid" : "0")
        WHERE NOT g.tgisinternal AND (p.oid IS NULL OR p.tgenabled <> g.tgenabled)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.triggers, row.number(0))
            guard let owner = reading.relations[row.number(1)]?.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            // A partition's copy of a trigger comes and goes with the trigger, but may be turned off by itself.
            guard !row.flag(5) else {
                reading.report(
                    "state of a partition's trigger", (owner.path + [row.text(2)]).joined(separator: "."))
                continue
            }
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
