import VarveCatalog

/// Rewrite rules, but for those that make a view.
struct RuleReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT x.oid::int8, x.ev_class::int8, x.rulename, pg_get_ruledef(x.oid), x.ev_enabled
        FROM pg_rewrite x WHERE x.oid >= \(KindReaders.firstUserObject) AND x.rulename <> '_RETURN'
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.rewriteRules, row.number(0))
            guard let owner = reading.relations[row.number(1)]?.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            var object = CatalogObject(ObjectID(.rule, in: owner, row.text(2)), owner: owner)
            let text = row.text(3).trimmingNewlines
            object[.definition] = text.hasSuffix(";") ? String(text.dropLast()) : text
            object[.enabled] = TriggerReader.state(row.letter(4))
            reading.add(object, at: address)
        }
    }
}
