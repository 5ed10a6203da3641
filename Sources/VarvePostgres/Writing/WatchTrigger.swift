import VarveCatalog

/// The occasions on which the server looks after a key or a foreign key, with a trigger for each.
enum WatchTrigger: String, CaseIterable {
    case insert = "insert"
    case update = "update"
    case deleteReferenced = "delete of a referenced row"
    case updateReferenced = "update of a referenced row"
    case recheck = "check at the end"

    /// Tells the occasion by the server's function.
    init?(function: String) {
        guard
            let occasion = Self.allCases.first(where: {
                function.hasPrefix($0.prefix) && function.hasSuffix($0.suffix)
            })
        else { return nil }
        self = occasion
    }

    /// A trigger's state as a constraint holds it.
    func text(_ state: String) -> String { "\(rawValue): \(state)" }

    /// The statements that bring the triggers of a constraint from one form to the next.
    ///
    /// - Parameter old: The constraint before; `nil` where it was just made.
    static func changes(from old: CatalogObject?, to new: CatalogObject) -> [String] {
        guard old?[.watchStates] != new[.watchStates] else { return [] }
        return allCases.compactMap { occasion in
            let state = occasion.state(in: new)
            guard state != old.flatMap(occasion.state) else { return nil }
            return occasion.switching(to: state, of: new)
        }
    }

    private var prefix: String {
        switch self {
        case .insert, .update: "RI_FKey_check_"
        case .deleteReferenced, .updateReferenced: "RI_FKey_"
        case .recheck: "unique_key_recheck"
        }
    }

    private var suffix: String {
        switch self {
        case .insert: "_ins"
        case .update, .updateReferenced: "_upd"
        case .deleteReferenced: "_del"
        case .recheck: ""
        }
    }

    private func state(in constraint: CatalogObject) -> String? {
        (constraint[.watchStates] ?? []).first { $0.hasPrefix(rawValue + ": ") }.map {
            String($0.dropFirst(rawValue.utf8.count + 2))
        }
    }

    /// The name of such a trigger is a number of the server's, which has to find it.
    private func switching(to state: String?, of constraint: CatalogObject) -> String {
        let action = FiringState.action(state)
        let functions = Self.allCases.filter {
            $0 != self && $0.prefix.hasPrefix(prefix) && $0.suffix == suffix
        }
        let others = functions.map {
            " AND NOT pg_catalog.starts_with(f.proname, \(SQLText.literal($0.prefix)))"
        }
        let body = """
            DECLARE watch record;
            BEGIN
              FOR watch IN SELECT g.tgrelid::pg_catalog.regclass AS relation, g.tgname
                FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_proc f ON f.oid = g.tgfoid
                  JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint
                WHERE k.conrelid = \(SQLText.literal(constraint.ownerReference))::pg_catalog.regclass
                  AND k.conname = \(SQLText.literal(constraint.name)) AND g.tgisinternal
                  AND pg_catalog.starts_with(f.proname, \(SQLText.literal(prefix)))
                  AND pg_catalog.right(f.proname, \(suffix.utf8.count)) = \(SQLText.literal(suffix))\(others.joined())
              LOOP
                EXECUTE pg_catalog.format('ALTER TABLE ONLY %s \(action) TRIGGER %I', watch.relation, watch.tgname);
              END LOOP;
            END
            """
        return "DO " + SQLText.literal(body)
    }
}
