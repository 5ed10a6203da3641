import VarveCatalog

/// Columns and checks that go from a table with heirs, which may have them by their own declaration too.
enum DroppedParts {
    /// The statements that drop a part of a table, and with it the heirs' where those shall go too.
    ///
    /// - Parameters:
    ///   - statement: Drops the part.
    ///   - action: Drops the part of an heir, if it is still there then.
    static func keepingOthers(
        _ part: CatalogObject, _ statement: String, dropping action: String, in context: WritingContext
    ) -> [String] {
        guard let table = part.owner, context.current[table]?[.partitionKey] == nil,
            context.descent.hasChildren(table)
        else { return [statement] }
        var before: [String] = []
        var after: [String] = []
        let parent = SQLText.qualified(table.path)
        for heir in rejoining(part, in: context) {
            let name = SQLText.qualified(heir.path)
            before.append("ALTER TABLE \(name) NO INHERIT \(parent)")
            after.append("ALTER TABLE \(name) INHERIT \(parent)")
        }
        for heir in context.descent.descendants(of: table) where !stays(part, of: heir, in: context) {
            after.append("ALTER TABLE \(SQLText.qualified(heir.path)) \(action)")
        }
        return before + [statement] + after
    }

    /// The heirs that leave a table for a moment while a part of it is dropped, and have what they inherit as their own
    /// afterwards.
    static func rejoining(_ part: CatalogObject, in context: WritingContext) -> [ObjectID] {
        guard part.kind == .column || part.kind == .check && !part[flag: .isNoInherit],
            let table = part.owner,
            context.current[table]?[.partitionKey] == nil, !context.descent.follows(part)
        else { return [] }
        return context.descent.children(of: table).filter {
            context.current[ObjectID(part.kind, in: $0, part.name)]?.origin == .inherited
        }
    }

    /// Whether an heir keeps its own: one that is made anew is gone at the moment.
    private static func stays(_ part: CatalogObject, of heir: ObjectID, in context: WritingContext) -> Bool {
        let id = ObjectID(part.kind, in: heir, part.name)
        return context.current[id] != nil && context.target[id] != nil
    }
}
