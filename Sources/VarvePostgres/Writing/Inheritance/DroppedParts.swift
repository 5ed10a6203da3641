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
        for heir in leaving(part, in: context) {
            after.append("ALTER TABLE \(SQLText.qualified(heir.path)) \(action)")
        }
        return before + [statement] + after
    }

    /// The partitions and heirs whose part goes with that of a table, each after all that it inherits from.
    static func leaving(_ part: CatalogObject, in context: WritingContext) -> [ObjectID] {
        guard let table = part.owner else { return [] }
        let family = context.descent.descendants(of: table)
        if context.current[table]?[.partitionKey] != nil { return family }
        var gone: Set<ObjectID> = [table]
        return family.filter { heir in
            if isHeld(part, of: heir, without: gone, in: context) { return false }
            if stays(part, of: heir, in: context) { return false }
            return gone.insert(heir).inserted
        }
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

    /// Whether another table goes on giving an heir the part, which the server then refuses to drop.
    private static func isHeld(
        _ part: CatalogObject, of heir: ObjectID, without gone: Set<ObjectID>, in context: WritingContext
    ) -> Bool {
        context.descent.parents(of: heir).contains { parent in
            let id = ObjectID(part.kind, in: parent, part.name)
            guard !gone.contains(parent), let given = context.current[id] ?? context.untouched[id] else {
                return false
            }
            return !given[flag: .isNoInherit]
        }
    }

    /// Whether an heir keeps its own: one that is made anew is gone at the moment.
    private static func stays(_ part: CatalogObject, of heir: ObjectID, in context: WritingContext) -> Bool {
        let id = ObjectID(part.kind, in: heir, part.name)
        return context.current[id] != nil && context.target[id] != nil
    }
}
