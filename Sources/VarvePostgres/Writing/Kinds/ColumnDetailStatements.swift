import VarveCatalog

/// How a column is kept and what the server counts of it.
enum ColumnDetailStatements {
    /// The statements that bring a column from one form to another.
    ///
    /// - Parameters:
    ///   - old: The column as it is; `nil` where it was made just now.
    ///   - hasNewType: Whether its type was changed, which takes storage and compression back to what is usual.
    static func changes(
        from old: CatalogObject?, to new: CatalogObject, hasNewType: Bool = false, in context: WritingContext
    ) -> [String] {
        var actions: [String] = []
        let kept = hasNewType ? nil : old
        if kept?[.storage] != new[.storage] {
            // What is usual the old form knows.
            let storage = new[.storage] ?? kept?[.usualStorage]
            actions += storage.map { ["SET STORAGE \($0)"] } ?? []
        }
        if kept?[.compression] != new[.compression] {
            actions.append("SET COMPRESSION \(new[.compression] ?? "default")")
        }
        if old?[.statistics] != new[.statistics] {
            actions.append("SET STATISTICS \(new[.statistics] ?? -1)")
        }
        actions += OptionStatements.actions(from: old?[.options] ?? [], to: new[.options] ?? [])
        guard !actions.isEmpty else { return [] }
        let start = "\(TableReference.alteration(ofPart: new, in: context)) ALTER COLUMN \(new.quotedName)"
        return actions.map { "\(start) \($0)" }
    }

    /// The statements that give columns back what ALTER COLUMN TYPE took from them and from those that inherit them.
    static func restored(_ columns: [CatalogObject], in context: WritingContext) -> [String] {
        columns.flatMap { changes(from: $0, to: $0, hasNewType: true, in: context) }
    }
}

/// How ALTER TABLE names a table.
enum TableReference {
    /// The beginning of a statement that changes the table of a part, and no partition or heir of that table.
    static func alteration(ofPart part: CatalogObject, in context: WritingContext) -> String {
        let only = context.hasChildren(part.id.path.dropLast()) ? "ONLY " : ""
        return "ALTER TABLE \(only)\(part.ownerReference)"
    }
}

extension WritingContext {
    /// Whether the table with a path has partitions or heirs at the moment.
    func hasChildren(_ path: some Sequence<String>) -> Bool {
        descent.hasChildren(ObjectID(.table, Array(path)))
    }
}
