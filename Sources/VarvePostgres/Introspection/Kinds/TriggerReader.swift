import VarveCatalog

/// Triggers; of those that the server made for constraints and for partitions the ones that are switched by themselves.
struct TriggerReader: KindReader {
    func query(_ version: Int) -> String {
        // Before version 15 a partition's copy counts as internal; version 12 does not tell which those are.
        let isInternal =
            130_000..<150_000 ~= version ? "g.tgisinternal AND g.tgparentid = 0" : "g.tgisinternal"
        return """
            SELECT g.oid::int8, g.tgrelid::int8, g.tgname, CASE WHEN NOT (\(isInternal)) THEN pg_get_triggerdef(g.oid) END,
              g.tgenabled, p.oid IS NOT NULL, g.tgconstraint::int8,
              CASE WHEN \(isInternal) THEN (SELECT f.proname FROM pg_proc f WHERE f.oid = g.tgfoid) END,
              CASE WHEN \(isInternal) THEN (SELECT k.conname FROM pg_constraint k WHERE k.oid = g.tgconstraint) END,
              CASE WHEN p.oid IS NOT NULL THEN ARRAY(SELECT a.relid::oid FROM pg_partition_ancestors(g.tgrelid) a) END
            FROM pg_trigger g LEFT JOIN pg_trigger p ON p.oid = \(version >= 130_000 ? "g.tgparentid" : "0")
            WHERE CASE WHEN \(isInternal) THEN g.tgenabled <> 'O' ELSE p.oid IS NULL OR p.tgenabled <> g.tgenabled END
            """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        var states: [CopiedTrigger] = []
        var present: Set<ObjectID> = []
        for row in rows {
            let address = CatalogAddress(.triggers, row.number(0))
            guard let relation = reading.relations[row.number(1)], let owner = relation.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            if let function = row.optionalText(7) {
                watch(function, row, of: owner, into: &reading)
            } else if row.flag(5) {
                // A partition's copy of a trigger comes and goes with the trigger, but may be turned off by itself.
                let copy = CopiedTrigger(row, of: owner, in: reading)
                present.insert(copy.state.id)
                states.append(copy)
            } else {
                var object = CatalogObject(ObjectID(.trigger, in: owner, row.text(2)), owner: owner)
                object[.definition] = row.text(3)
                object[.enabled] = Self.state(row.letter(4))
                reading.add(object, at: address)
                present.insert(object.id)
            }
        }
        for copy in states { reading.add(copy.object(among: present)) }
    }

    /// Takes the state of a trigger that the server made for a constraint.
    private func watch(
        _ function: String, _ row: ResultRow, of owner: ObjectID, into reading: inout CatalogReading
    ) {
        let address = CatalogAddress(.constraints, row.number(6))
        guard let place = reading.dependencies.object(at: address),
            let occasion = WatchTrigger(function: function), let state = Self.state(row.letter(4))
        else {
            // The server has more of them for the partitions of a table that is referred to.
            let name = owner.path + [row.optionalText(8) ?? row.text(2)]
            reading.report("disabled constraint", name.joined(separator: "."))
            return
        }
        let states = (reading[place][.watchStates] ?? []) + [occasion.text(state)]
        reading[place][.watchStates] = states.sorted()
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

/// A partition's copy of a trigger that is in another state than the trigger of the table above.
private struct CopiedTrigger {
    var state: CatalogObject
    private let tables: [ObjectID]

    init(_ row: ResultRow, of partition: ObjectID, in reading: CatalogReading) {
        state = CatalogObject(
            ObjectID(.triggerState, in: partition, row.text(2)), owner: partition,
            dependencies: [ObjectID(.partition, partition.path)])
        state[.enabled] = TriggerReader.state(row.letter(4)) ?? "enabled"
        tables = (row.list(9) ?? []).compactMap { Int64($0).flatMap { reading.relations[$0]?.id } }
    }

    /// The state comes after the trigger, and after the states of tables between the two, which are set for all below.
    func object(among present: Set<ObjectID>) -> CatalogObject {
        var object = state
        for table in tables {
            for kind in [ObjectKind.trigger, .triggerState] {
                let id = ObjectID(kind, in: table, state.name)
                if id != state.id, present.contains(id) { object.dependencies.insert(id) }
            }
        }
        return object
    }
}
