import VarveCatalog
import VarvePlanning

/// Rebuilds tables that no ALTER TABLE can change, together with all tables that refer to them.
///
/// SQLite's manual (ALTER TABLE, "Making Other Kinds Of Table Schema Changes") turns foreign keys off first, which
/// has no effect inside a transaction. Here the copies refer to each other from the start, so that dropping the
/// originals, children first, finds no row of theirs to delete, and renaming carries the references along.
struct Rebuild {
    /// The temporary names of the tables that are there afterwards.
    let newNames: [String: String]
    let kept: [String]
    let source: TableShapes
    let target: TableShapes
    let dropped: [String]
    private let created: [String]

    init(_ names: Set<String>, in writer: ScriptWriter) {
        source = writer.source
        target = writer.target
        let kept = target.parentsFirst(names.filter { writer.target[$0] != nil && writer.source[$0] != nil })
        let dropped = source.dropOrder(names)
        // New tables whose name is only given up here, or that refer to what is rebuilt: under their own names they
        // would be in the way when the originals are dropped.
        let given = Set(dropped.map(Quoting.folded))
        let target = target
        let created = writer.parts.createdTables.filter { name in
            given.contains(Quoting.folded(name)) || target[name]?.references.isDisjoint(with: given) == false
        }.sorted()
        var free = FreeNames(beside: writer.plan)
        var newNames: [String: String] = [:]
        for name in kept + created { newNames[name] = free.take(name, prefix: "varve_new_") }
        self.newNames = newNames
        self.kept = kept
        self.dropped = dropped
        self.created = created
    }

    /// The tables whose rows get other numbers or other values on the way.
    var reinterpreted: Set<String> {
        Set(
            kept.filter { name in
                guard let old = source[name], let new = target[name] else { return false }
                return RowCopy(from: old, to: new).changesRows
            })
    }

    /// - Parameter createdIndexes: The indexes that the tables have afterwards.
    func statements(createdIndexes: [CatalogObject]) -> [String] {
        var statements: [String] = []
        // Step 4: create the tables in their new form under other names.
        let names = Dictionary(newNames.map { (Quoting.folded($0.key), $0.value) }) { first, _ in first }
        for name in created + kept {
            guard let shape = target[name] else { continue }
            statements.append(TableWriter(shape: shape, names: names).statement())
        }
        // What a foreign key needs while rows come and go. The real names are still taken.
        let helpers = HelperIndexes(self, createdIndexes)
        statements += helpers.creations
        // Step 5: transfer the rows.
        for name in kept { statements += copy(name) }
        // Step 6: drop the originals, those that refer to others first.
        statements += source.drops(of: dropped)
        // Step 7: rename.
        statements += (created + kept).map {
            StatementWriter.rename(newNames[$0] ?? $0, to: $0)
        }
        // Step 8: the indexes again; views and triggers follow once everything is there.
        return statements + helpers.removals + createdIndexes.map { StatementWriter.createIndex($0) }
    }

    private func copy(_ name: String) -> [String] {
        guard let old = source[name], let new = target[name], let newName = newNames[name] else { return [] }
        let copy = RowCopy(from: old, to: new)
        var statements: [String] = []
        if let selection = copy.selection {
            // A constraint's own ON CONFLICT may leave rows out without a word.
            let insert = new.hasConflictClauses ? "INSERT OR ABORT INTO" : "INSERT INTO"
            statements.append(
                "\(insert) \(Quoting.identifier(newName)) (\(selection.columns))\n"
                    + "SELECT \(selection.values) FROM \(Quoting.identifier(name))")
        }
        if old.isAutoincrement, new.isAutoincrement {
            // The greatest number ever given, also where its row is gone.
            let (from, to) = (Quoting.literal(name), Quoting.literal(newName))
            statements.append("DELETE FROM sqlite_sequence WHERE name = \(to)")
            statements.append(
                "INSERT INTO sqlite_sequence (name, seq) SELECT \(to), seq FROM sqlite_sequence WHERE name = \(from)"
            )
        }
        return statements
    }
}
