import VarveCatalog

/// What is noted about an index, or the index behind a key, beside what it is: that CLUSTER goes by it, that replication
/// does, how much is counted of its computed keys, a comment of its own, and whether the server looks after the key.
enum IndexMarks {
    /// The statements that bring the notes from one form to another.
    static func changes(
        from old: CatalogObject?, to new: CatalogObject, in context: WritingContext
    ) -> [String] {
        guard let table = new.owner else { return [] }
        let index = SQLText.qualified([new.id.path.first ?? "", new.name])
        var statements: [String] = []
        if old?[flag: .isClustered] ?? false != new[flag: .isClustered] {
            if new[flag: .isClustered] {
                statements.append("\(alteration(table)) CLUSTER ON \(new.quotedName)")
            } else {
                statements += removal(of: .isClustered, from: table, in: context)
            }
        }
        if old?[flag: .isReplicaIdentity] ?? false != new[flag: .isReplicaIdentity] {
            if new[flag: .isReplicaIdentity] {
                statements.append("\(alteration(table)) REPLICA IDENTITY USING INDEX \(new.quotedName)")
            } else {
                statements += removal(of: .isReplicaIdentity, from: table, in: context)
            }
        }
        statements += statistics(from: old?[.keyStatistics] ?? [], to: new[.keyStatistics] ?? []).map {
            "ALTER INDEX \(index) ALTER COLUMN \($0)"
        }
        if old?[.indexComment] != new[.indexComment] {
            statements.append(
                "COMMENT ON INDEX \(index) IS \(new[.indexComment].map(SQLText.literal) ?? "NULL")")
        }
        // CREATE says it already, but for keys of which all is said by the server's own text.
        if old != nil || new[.definition] != nil {
            statements += TablespaceStatements.changes(on: "INDEX \(index)", from: old, to: new)
        }
        return statements + WatchTrigger.changes(from: old, to: new)
    }

    /// What must be said before an index is dropped: replication would go on without one.
    static func removal(with index: CatalogObject, in context: WritingContext) -> [String] {
        guard let table = index.owner, index[flag: .isReplicaIdentity] else { return [] }
        return removal(of: .isReplicaIdentity, from: table, in: context)
    }

    /// Whether an index or key of a table has a mark, which at most one has.
    static func isSet(_ mark: AttributeKey<Bool>, of table: ObjectID, in catalog: Catalog) -> Bool {
        catalog.objects.values.contains { $0.owner == table && $0[flag: mark] }
    }

    /// Takes a mark away, unless another index gets it, which takes it away too.
    private static func removal(
        of mark: AttributeKey<Bool>, from table: ObjectID, in context: WritingContext
    ) -> [String] {
        guard let target = context.target[table], !isSet(mark, of: table, in: context.target) else {
            return []
        }
        if mark == .isClustered { return ["\(alteration(table)) SET WITHOUT CLUSTER"] }
        // What else the table says is said with the table.
        return target[.replicaIdentity] == nil ? ["\(alteration(table)) REPLICA IDENTITY DEFAULT"] : []
    }

    private static func alteration(_ table: ObjectID) -> String {
        "ALTER TABLE \(SQLText.qualified(table.path))"
    }

    private static func statistics(from old: [String], to new: [String]) -> [String] {
        let kept = Set(new.map(SQLText.optionName))
        let removed = old.map(SQLText.optionName).filter { !kept.contains($0) }.map {
            "\($0) SET STATISTICS -1"
        }
        return removed
            + new.filter { !old.contains($0) }.map { entry in
                let position = SQLText.optionName(entry)
                return "\(position) SET STATISTICS \(entry.dropFirst(position.count + 1))"
            }
    }
}
