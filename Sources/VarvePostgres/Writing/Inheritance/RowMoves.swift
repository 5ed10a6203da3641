import VarveCatalog
import VarvePlanning

/// Keeps the rows of partitioned tables whose division changes: of tables that get another partition key or get one at
/// all, or whose key is of a type that is made anew, all of which must be made anew themselves, and of partitions that are
/// to hold other rows than before.
///
/// Such rows are copied aside first, and put back once every partition is in its place, so that the server finds the
/// place of each. A row for which there is none stops the migration, and nothing is lost.
struct RowMoves {
    private var open: [RowMove]
    /// The partitions whose rows are copied.
    private let emptied: Set<ObjectID>
    /// Those of them that stay attached, by the table that they belong to.
    private var attached: [ObjectID: ObjectID] = [:]

    init(for plan: Plan) {
        let source = PartitionTree(plan.source)
        let target = PartitionTree(plan.target)
        let kept = KeptRows(from: plan.source, to: plan.target)
        let made = Self.made(by: plan)
        let rebuilt = Self.rebuilt(by: plan, kept).map { (partition: $0, root: $0) }
        // Rows that go to a table further up are not put back where they were.
        let all = rebuilt.filter { !kept.areShifted($0.partition) } + kept.shifted
        var covered: Set<ObjectID> = []
        for (table, _) in all { covered.formUnion(source.descendants(of: table)) }

        var names = FreeNames(beside: plan.source, plan.target)
        var moves: [RowMove] = []
        var emptied: Set<ObjectID> = []
        for (table, root) in all where !covered.contains(table) {
            let inside = Set(target.descendants(of: root))
            let below = source.descendants(of: table)
            let apart = Set(
                below.filter { part in
                    let stays = plan.target[part] != nil
                    return stays && !inside.contains(part) || part.isForeign
                        || !stays && !kept.areKept(dropping: part)
                })
            emptied.formUnion(below.filter { !apart.contains($0) })
            emptied.insert(table)
            let parts = below.filter { source.children(of: $0).isEmpty && !apart.contains($0) }
            let link = ObjectID(.partition, table.path)
            if table != root, plan.target[link]?.attributes == plan.source[link]?.attributes {
                attached[root] = table
            }
            moves.append(
                RowMove(
                    from: table, to: root, apart.isEmpty ? .all : .ofParts(parts.sorted()),
                    after: made.intersection(target.ties(below: root) + [root]), plan, &names))
        }
        self.open = moves
        self.emptied = emptied
    }

    /// The statements that copy the rows.
    var beginning: [String] { open.flatMap(\.beginning) }

    /// The statements that are due once an object is made.
    mutating func statements(after object: ObjectID, in context: WritingContext) -> [String] {
        guard !open.isEmpty else { return [] }
        var statements: [String] = []
        for index in open.indices
        where open[index].awaited.remove(object) != nil && open[index].awaited.isEmpty {
            let move = open[index]
            statements += Self.inSilence(move.end, below: move.destination, in: context)
        }
        return statements
    }

    /// The rows are no new ones, so triggers keep quiet.
    private static func inSilence(
        _ statements: [String], below table: ObjectID, in context: WritingContext
    ) -> [String] {
        let tables = Set(context.descent.descendants(of: table) + [table])
        let triggers = context.current.all(.trigger).filter { $0.owner.map(tables.contains) ?? false }
        let copies = copies(in: tables, context)
        let silence = copies.filter { $0[.enabled] != "disabled" }.map { copy in
            var silent = copy
            silent[.enabled] = "disabled"
            return silent
        }
        let states = TriggerStateWriter()
        let quiet = silence.flatMap { states.create($0, parts: [], in: context) } + statements
        return TriggerWriter.silencing(triggers, during: quiet, in: context)
            + copies.flatMap { states.create($0, parts: [], in: context) }
    }

    /// The copies of triggers that are in a state of their own, those first whose state holds for others below.
    private static func copies(in tables: Set<ObjectID>, _ context: WritingContext) -> [CatalogObject] {
        context.current.all(.triggerState).filter { $0.owner.map(tables.contains) ?? false }
            .sorted { $0.dependencies.count < $1.dependencies.count }
    }

    /// The statements that empty a partition whose rows are copied, once it is no partition for the moment.
    mutating func emptying(_ partition: CatalogObject, in context: WritingContext) -> [String] {
        guard let table = partition.owner, emptied.contains(table) else { return [] }
        let beside = partition.parentTable.flatMap { attached.removeValue(forKey: $0) }
        return [table, beside].compactMap(\.self).flatMap { holders(of: $0, in: context) }
            .flatMap { SilentTruncation.statements(of: $0, in: context) }
    }

    /// The tables of whose rows there are copies: a partition, or those below it where others keep theirs.
    private func holders(of table: ObjectID, in context: WritingContext) -> [ObjectID] {
        let below = context.descent.descendants(of: table)
        if below.allSatisfy(emptied.contains) { return [table] }
        return below.filter { emptied.contains($0) && context.current[$0]?[.partitionKey] == nil }
    }

    /// The tables that are made anew with their rows kept.
    private static func rebuilt(by plan: Plan, _ kept: KeptRows) -> [ObjectID] {
        let dropped = plan.changes.compactMap { change -> ObjectID? in
            guard case .drop(let object, _) = change else { return nil }
            return object.id
        }
        return dropped.filter(kept.areKept(remaking:)).sorted()
    }

    private static func made(by plan: Plan) -> Set<ObjectID> {
        var made: Set<ObjectID> = []
        for case .create(let object, let parts) in plan.changes {
            made.insert(object.id)
            made.formUnion(parts.map(\.id))
        }
        return made
    }
}

extension ObjectID {
    /// Whether it is a table whose rows are elsewhere.
    fileprivate var isForeign: Bool { kind == .foreignTable }
}
