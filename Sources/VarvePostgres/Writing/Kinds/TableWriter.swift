import VarveCatalog

/// Tables with the columns, defaults, keys and checks that are made with them.
struct TableWriter: ObjectWriter {
    let noun = "TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let defaults = ColumnDefaultWriter.expressions(of: parts)
        let columns = parts.filter { $0.kind == .column }.sorted(by: CatalogGraph.naturalOrder)
        let constraints = parts.filter { $0.kind != .column && $0.kind != .columnDefault }
            .sorted { (Self.rank($0), $0.id) < (Self.rank($1), $1.id) }
        let (folded, separate) = Self.separatingLikenesses(constraints)
        let lines =
            columns.map { ColumnWriter.clause($0, defaultExpression: defaults[$0.id.path]) }
            + folded.map(ConstraintWriter.clause)
        let unlogged = object[flag: .isUnlogged] ? "UNLOGGED " : ""
        let options = object[.options].map { "\nWITH (\(SQLText.options($0)))" } ?? ""
        let body = lines.isEmpty ? "()" : "(\n    " + lines.joined(separator: ",\n    ") + "\n)"
        return ["CREATE \(unlogged)TABLE \(object.reference) \(body)\(options)"]
            + separate.flatMap { ConstraintWriter().create($0, parts: [], in: context) }
    }

    /// Of keys over the same columns CREATE TABLE quietly keeps one; ALTER TABLE adds them all.
    private static func separatingLikenesses(
        _ constraints: [CatalogObject]
    ) -> (folded: [CatalogObject], separate: [CatalogObject]) {
        var seen: Set<[String]> = []
        var folded: [CatalogObject] = []
        var separate: [CatalogObject] = []
        for constraint in constraints {
            if let columns = constraint[.columns], constraint.kind != .check, !seen.insert(columns).inserted {
                separate.append(constraint)
            } else {
                folded.append(constraint)
            }
        }
        return (folded, separate)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var statements = OptionStatements.changes(of: "TABLE", from: old, to: new)
        if old[flag: .isUnlogged] != new[flag: .isUnlogged] {
            let state = new[flag: .isUnlogged] ? "UNLOGGED" : "LOGGED"
            let (release, regain) = Self.keepingApart(new, in: context)
            statements += release + ["ALTER TABLE \(new.reference) SET \(state)"] + regain
        }
        return statements
    }

    /// From version 15 on, SET LOGGED and SET UNLOGGED take the sequences along that the table's columns own. Those
    /// that are to stay as they are belong to nobody meanwhile.
    private static func keepingApart(
        _ table: CatalogObject, in context: WritingContext
    ) -> (release: [String], regain: [String]) {
        let owned = context.current.all(.sequenceOwnership).filter { link in
            guard link[.owningColumn]?.dropLast().elementsEqual(table.id.path) == true,
                let sequence = context.target[ObjectID(.sequence, link.id.path)]
            else { return false }
            return sequence[flag: .isUnlogged] != table[flag: .isUnlogged]
        }
        let writer = SequenceOwnershipWriter()
        return (
            owned.flatMap { writer.drop($0, in: context) },
            owned.flatMap { writer.create($0, parts: [], in: context) }
        )
    }

    private static func rank(_ constraint: CatalogObject) -> Int {
        switch constraint.kind {
        case .primaryKey: 0
        case .unique: 1
        case .check: 2
        default: 3
        }
    }
}

/// SET and RESET of storage parameters.
enum OptionStatements {
    static func changes(of noun: String, from old: CatalogObject, to new: CatalogObject) -> [String] {
        let before = old[.options] ?? []
        let after = new[.options] ?? []
        let kept = Set(after.map(SQLText.optionName))
        let removed = before.map(SQLText.optionName).filter { !kept.contains($0) }
        let set = after.filter { !before.contains($0) }
        var statements: [String] = []
        if !removed.isEmpty {
            statements.append("ALTER \(noun) \(new.reference) RESET (\(removed.joined(separator: ", ")))")
        }
        if !set.isEmpty {
            statements.append("ALTER \(noun) \(new.reference) SET (\(SQLText.options(set)))")
        }
        return statements
    }
}
