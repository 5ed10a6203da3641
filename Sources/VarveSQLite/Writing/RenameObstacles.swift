import VarveCatalog
import VarvePlanning

/// Views and triggers that read renamed columns through views. RENAME COLUMN changes the text of what reads the column
/// itself, and with it the names of a view's columns, but fails at what reads those. So that steps aside.
struct RenameObstacles {
    private let views: [CatalogObject]
    private let triggers: [CatalogObject]

    var ids: Set<ObjectID> { Set((views + triggers).map(\.id)) }

    /// - Parameter catalog: The catalog before or after the renames: the same objects are found either way.
    init(to renames: [Rename], in catalog: Catalog) {
        let columns = renames.filter { $0.from.kind == .column }
        let names = Set(columns.flatMap { [$0.from.name, $0.to.name] }.map(Quoting.folded))
        let direct = catalog.all(.view).filter { Self.reads(names, $0) }
        let reading = Self.reading(Set(direct.compactMap(Self.ownName)), in: catalog)
        // The text of a trigger whose table is renamed fits only one of the two names.
        let renamed = Set(renames.filter { $0.from.kind != .column }.flatMap { [$0.from.name, $0.to.name] })
        views = reading.filter { $0.kind == .view }.sorted(by: ScriptWriter.inOrder)
        triggers = reading.filter { $0.kind == .trigger && !renamed.contains($0.id.path[0]) }
            .sorted(by: ScriptWriter.inOrder)
    }

    private static func reads(_ columns: Set<String>, _ view: CatalogObject) -> Bool {
        !columns.isEmpty
            && view.dependencies.contains { $0.kind == .column && columns.contains(Quoting.folded($0.name)) }
    }

    /// What names one of these views, directly or through others. Dependencies would not do: they are not known of what
    /// speaks of a name that is gone.
    private static func reading(_ views: Set<String>, in catalog: Catalog) -> [CatalogObject] {
        guard !views.isEmpty else { return [] }
        var rest = (catalog.all(.view) + catalog.all(.trigger)).map { object in
            let names = Tokenizer(object[.definition] ?? "").compactMap(\.name).map(Quoting.folded)
            // A view doesn't read itself; a column of its may have its name.
            return (object: object, names: Set(names.filter { $0 != ownName(of: object) }))
        }
        var reached = views
        var found: [CatalogObject] = []
        while true {
            let more = rest.filter { !$0.names.isDisjoint(with: reached) }
            guard !more.isEmpty else { return found }
            let ids = Set(more.map(\.object.id))
            rest.removeAll { ids.contains($0.object.id) }
            found += more.map(\.object)
            reached.formUnion(more.compactMap { ownName(of: $0.object) })
        }
    }

    /// The name by which others can read from a view.
    private static func ownName(of object: CatalogObject) -> String? {
        object.kind == .view ? Quoting.folded(object.name) : nil
    }

    /// The statements that take them away.
    ///
    /// - Parameter absent: What is not there anyway.
    func drops(besides absent: Set<ObjectID> = []) -> [String] {
        let gone = Set(views.map(\.id))
        // A view takes its triggers with it.
        let first = triggers.filter { $0.owner.map(gone.contains) != true }
        return (first + views).filter { !absent.contains($0.id) }.map(StatementWriter.drop)
    }

    /// The statements that make them again.
    var creations: [String] { (ScriptWriter.readable(views) + triggers).map(StatementWriter.create) }
}
