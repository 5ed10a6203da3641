import VarveCatalog
import VarveDatabase

/// What of a migration can break those who use the database: things that go, and rules that become stricter.
struct BreakingChanges {
    private let step: MigrationHistory.Step
    private let words: ObjectWords

    init(_ step: MigrationHistory.Step, dialect: any Dialect) {
        self.step = step
        words = ObjectWords(catalog: step.after, dialect: dialect)
    }

    /// A line for each, none where the migration only adds.
    var lines: [String] { removals + alterations + restrictions }

    /// What goes, but not what is only a part of it, and not what merely served it.
    private var removals: [String] {
        let dropped = step.dropped
        let ids = Set(dropped.map(\.id))
        return dropped.compactMap { object in
            guard object.owner.map(ids.contains) != true, !Self.servants.contains(object.kind) else {
                return nil
            }
            return "\(object.kind) \(words.name(object.id)) is dropped"
        }
    }

    /// Kinds without which everything still reads and writes as before.
    private static let servants: Set<ObjectKind> = [
        .index, .primaryKey, .unique, .foreignKey, .check, .exclusion, .trigger, .columnDefault,
        .sequenceOwnership,
    ]

    private var alterations: [String] {
        step.altered.flatMap { old, new -> [String] in
            guard new.kind == .column else { return [] }
            var lines: [String] = []
            if old[.dataType] != new[.dataType] {
                let types = [old, new].map { ObjectWords.code($0[.dataType] ?? "any") }
                lines.append("column \(words.name(new.id)) changes from \(types[0]) to \(types[1])")
            }
            if !old[flag: .isNotNull], new[flag: .isNotNull] {
                lines.append("column \(words.name(new.id)) takes no NULL any more")
            }
            return lines
        }
    }

    /// New rules for columns that were there, and new columns that every writer must give.
    private var restrictions: [String] {
        step.created.compactMap { object in
            guard let table = object.owner, step.before[table] != nil else { return nil }
            switch object.kind {
            case .unique, .check, .foreignKey, .exclusion: return restriction(object, of: table)
            case .index where object[flag: .isUnique]: return restriction(object, of: table)
            case .column where isDemanded(object):
                return "column \(words.name(object.id)) must be given: it takes no NULL and has no default"
            default: return nil
            }
        }
    }

    private func restriction(_ rule: CatalogObject, of table: ObjectID) -> String? {
        let columns = rule.dependencies.filter { $0.kind == .column && $0.path.starts(with: table.path) }
        guard columns.contains(where: { step.before[$0] != nil }) else { return nil }
        return "\(words.name(table)) gets a stricter rule: \(words.line(for: rule))"
    }

    private func isDemanded(_ column: CatalogObject) -> Bool {
        column[flag: .isNotNull] && words.rules(of: column) == "not null"
    }
}
