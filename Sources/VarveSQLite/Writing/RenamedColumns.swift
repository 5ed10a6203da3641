import VarveCatalog
import VarvePlanning

/// Columns that are renamed, by all names that they and their tables have before, between and after the renames.
struct RenamedColumns {
    private struct Names {
        let tables: Set<String>
        let columns: Set<String>
    }

    private let all: [Names]

    var isEmpty: Bool { all.isEmpty }

    init(_ renames: [Rename]) {
        let tables = renames.filter { $0.from.kind == .table }.map { rename in
            Set([rename.from, rename.to].map { Quoting.folded($0.name) })
        }
        all = renames.filter { $0.from.kind == .column }.map { rename in
            let sides = [rename.from, rename.to]
            return Names(
                tables: Self.names(of: Set(sides.map { Quoting.folded($0.path[0]) }), by: tables),
                columns: Set(sides.map { Quoting.folded($0.name) }))
        }
    }

    /// The names that a table has through renames, each of which is a pair of names.
    private static func names(of table: Set<String>, by renames: [Set<String>]) -> Set<String> {
        var names = table
        while let more = renames.first(where: { !$0.isDisjoint(with: names) && !$0.isSubset(of: names) }) {
            names.formUnion(more)
        }
        return names
    }

    /// Whether one of them is among what an object depends on.
    func areRead(by object: CatalogObject) -> Bool {
        object.dependencies.contains { id in
            id.kind == .column
                && all.contains {
                    $0.tables.contains(Quoting.folded(id.path[0]))
                        && $0.columns.contains(Quoting.folded(id.name))
                }
        }
    }

    /// Whether one of them may be spoken of where these names are, in folded form.
    func mayBeMeant(by names: Set<String>) -> Bool {
        all.contains { !$0.tables.isDisjoint(with: names) && !$0.columns.isDisjoint(with: names) }
    }
}
