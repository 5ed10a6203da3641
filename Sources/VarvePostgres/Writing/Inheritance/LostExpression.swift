import VarveCatalog

/// DROP EXPRESSION. The server carries it out on the partitions and heirs of a table, and refuses to where those
/// have some of their own: these leave meanwhile.
struct LostExpression {
    private let column: CatalogObject
    private let context: WritingContext
    /// The tables that leave theirs for a moment: partitions of partitions, heirs of heirs.
    private let leaving: Set<ObjectID>
    /// Their ties, in the order in which they were made.
    private let ties: [CatalogObject]

    init(of column: CatalogObject, in context: WritingContext) {
        self.column = column
        self.context = context
        let family = column.owner.map { context.descent.descendants(of: $0) } ?? []
        let below = Set(family.flatMap { context.descent.children(of: $0) })
        leaving = below
        ties = context.current.objects.values.filter { tie in
            tie.isDescent && tie.owner.map(below.contains) ?? false
        }.sorted(by: CatalogGraph.naturalOrder)
    }

    /// The heirs among those that leave, which have all as their own afterwards.
    var rejoining: Set<ObjectID> { Set(ties.filter { $0.kind == .inheritance }.compactMap(\.owner)) }

    /// All statements in order.
    var statements: [String] {
        ties.flatMap { $0.tieWriter.drop($0, in: context) }
            + ([column.owner].compactMap(\.self) + alone).map(losing)
            + ties.flatMap { $0.tieWriter.create($0, parts: [], in: context) } + restoringTriggers
    }

    private var alone: [ObjectID] {
        leaving.sorted().filter {
            context.current[ObjectID(.column, in: $0, column.name)]?[.generation] != nil
        }
    }

    /// Copies of triggers come back in the state of the trigger.
    private var restoringTriggers: [String] {
        let states = context.current.all(.triggerState).filter { $0.owner.map(leaving.contains) ?? false }
        return states.sorted { $0.dependencies.count < $1.dependencies.count }
            .flatMap { TriggerStateWriter().create($0, parts: [], in: context) }
    }

    private func losing(_ table: ObjectID) -> String {
        "ALTER TABLE \(SQLText.qualified(table.path)) ALTER COLUMN \(column.quotedName) DROP EXPRESSION"
    }
}
