import VarveCatalog
import VarvePlanning

/// Views and triggers that RENAME COLUMN fails at, so that they step aside. It changes the text of what reads the column
/// itself, and with it the names of a view's columns, but not the text of what reads those, be it through a view or a
/// subquery.
struct RenameObstacles {
    private let views: [CatalogObject]
    private let triggers: [CatalogObject]

    var ids: Set<ObjectID> { Set((views + triggers).map(\.id)) }

    /// - Parameter catalog: The catalog before or after the renames: the same objects are found either way.
    init(to renames: [Rename], in catalog: Catalog) {
        let columns = RenamedColumns(renames)
        let found = columns.isEmpty ? [] : Self.obstacles(to: columns, in: catalog)
        views = found.filter { $0.kind == .view }.sorted(by: ScriptWriter.inOrder)
        triggers = found.filter { $0.kind == .trigger }.sorted(by: ScriptWriter.inOrder)
    }

    /// What names the columns beside a subquery, and what names a view that reads them, directly or through others.
    /// Dependencies would not do: they are not known of what speaks of a name that is gone.
    private static func obstacles(to columns: RenamedColumns, in catalog: Catalog) -> [CatalogObject] {
        var rest = (catalog.all(.view) + catalog.all(.trigger)).map(Reader.init)
        var reached = Set(rest.filter { columns.areRead(by: $0.object) }.compactMap(\.ownName))
        var found: [CatalogObject] = []
        while true {
            let more = rest.filter {
                $0.reads(from: reached) || $0.hidesNames && columns.mayBeMeant(by: $0.names)
            }
            guard !more.isEmpty else { return found }
            let ids = Set(more.map(\.object.id))
            rest.removeAll { ids.contains($0.object.id) }
            found += more.map(\.object)
            reached.formUnion(more.compactMap(\.ownName))
        }
    }

    /// A view or trigger with the names that its text speaks of.
    private struct Reader {
        let object: CatalogObject
        let names: Set<String>
        /// Whether a column may be read by a name that RENAME COLUMN does not follow: through a subquery, or by USING.
        let hidesNames: Bool

        init(_ object: CatalogObject) {
            let tokens = Array(Tokenizer(object[.definition] ?? ""))
            self.object = object
            names = Set(tokens.compactMap(\.name).map(Quoting.folded))
            let isNested = zip(tokens, tokens.dropFirst()).contains {
                $0.kind == .opening && $1.isWord(in: ["SELECT", "WITH"])
            }
            hidesNames = isNested || tokens.contains { $0.isWord(in: ["WITH", "USING"]) }
        }

        /// The name by which others can read from a view.
        var ownName: String? { object.kind == .view ? Quoting.folded(object.name) : nil }

        /// A view doesn't read itself; a column of its may have its name.
        func reads(from views: Set<String>) -> Bool {
            !names.isDisjoint(with: ownName.map { views.subtracting([$0]) } ?? views)
        }
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

    /// The statements that make them again. A trigger's table must be there, so its name follows the renames.
    func creations(after renames: [Rename]) -> [String] {
        ScriptWriter.readable(views).map(StatementWriter.create)
            + triggers.map { trigger in
                TriggerText.text(StatementWriter.create(trigger)) { name in
                    renames.filter { $0.from.kind == .table }.reduce(name) { name, rename in
                        Quoting.folded(name) == Quoting.folded(rename.from.name) ? rename.to.name : name
                    }
                }
            }
    }
}
