import VarveCatalog

/// Tables with the columns, defaults, keys and checks that are made with them.
struct TableWriter: ObjectWriter {
    let noun = "TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let parents = parts.filter { $0.kind == .inheritance }.sorted(by: CatalogGraph.naturalOrder)
        // What a parent gives is not said again.
        let stated = parents.isEmpty ? parts : parts.filter { $0.origin != .inherited }
        let defaults = ColumnDefaultWriter.expressions(of: stated)
        let columns = stated.filter { $0.kind == .column }.sorted(by: CatalogGraph.naturalOrder)
        let constraints = stated.filter(Self.isConstraint)
            .sorted { (Self.rank($0), $0.id) < (Self.rank($1), $1.id) }
        // From version 18 on a key among them would make the heir's own what it inherits.
        let (folded, separate) =
            parents.isEmpty
            ? Self.separatingLikenesses(constraints)
            : (constraints.filter { $0.kind == .check }, constraints.filter { $0.kind != .check })
        let named = columns.map {
            InheritedColumns.withoutGivenNotNull($0, parents: parents, in: context)
        }
        let own = parts.filter { $0.origin == .inherited && $0[flag: .isNotNullOwn] }
        let lines =
            named.map { ColumnWriter.clause($0, defaultExpression: defaults[$0.id.path]) }
            + own.map(NotNullStatements.tableClause)
            + folded.map(ConstraintWriter.clause)
        let unlogged = object[flag: .isUnlogged] ? "UNLOGGED " : ""
        let body = lines.isEmpty ? "()" : "(\n    " + lines.joined(separator: ",\n    ") + "\n)"
        return ["CREATE \(unlogged)TABLE \(object.reference) \(body)\(Self.tail(object, parents))"]
            + columns.flatMap { ColumnDetailStatements.changes(from: nil, to: $0, in: context) }
            + (named + own).flatMap(NotNullStatements.completing)
            + InheritedColumns.adjustments(of: parts, parents: parents, in: context)
            + separate.flatMap { ConstraintWriter().create($0, parts: [], in: context) }
            + folded.flatMap { IndexMarks.changes(from: nil, to: $0, in: context) }
            + Self.replicaIdentity(from: nil, to: object, in: context)
    }

    /// What stands after the columns.
    private static func tail(_ object: CatalogObject, _ parents: [CatalogObject]) -> String {
        var text = ""
        if !parents.isEmpty {
            let names = parents.map { SQLText.qualified($0[.parent] ?? []) }
            text += "\nINHERITS (\(names.joined(separator: ", ")))"
        }
        if let key = object[.partitionKey] { text += "\nPARTITION BY \(key)" }
        if let method = object[.accessMethod] { text += "\nUSING \(SQLText.identifier(method))" }
        if let options = object[.options] { text += "\nWITH (\(SQLText.options(options)))" }
        return text + TablespaceStatements.clause(object)
    }

    private static func isConstraint(_ part: CatalogObject) -> Bool {
        switch part.kind {
        case .primaryKey, .unique, .check, .exclusion, .foreignKey: true
        default: false
        }
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

    /// A foreign key that names the whole rests on each partition until that is none.
    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        let statement = "DROP \(subject(object))"
        guard let tie = context.current[ObjectID(.partition, object.id.path)] else { return [statement] }
        let isReferred = context.current.objects.values.contains { key in
            guard key.kind == .foreignKey, let table = key[.referencedTable] else { return false }
            return context.descent.isDescendant(object.id, of: ObjectID(.table, table))
        }
        return (isReferred ? tie.tieWriter.drop(tie, in: context) : []) + [statement]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var statements = OptionStatements.changes(of: "TABLE", from: old, to: new)
        if old[flag: .isUnlogged] != new[flag: .isUnlogged] {
            let state = new[flag: .isUnlogged] ? "UNLOGGED" : "LOGGED"
            let (release, regain) = Self.keepingApart(new, in: context)
            statements += release + ["ALTER TABLE \(new.reference) SET \(state)"] + regain
        }
        if old[.accessMethod] != new[.accessMethod] {
            let method = SQLText.identifier(new[.accessMethod] ?? "heap")
            statements.append("ALTER TABLE \(new.reference) SET ACCESS METHOD \(method)")
        }
        statements += TablespaceStatements.changes(on: subject(new), from: old, to: new)
        return statements + Self.replicaIdentity(from: old, to: new, in: context)
    }

    /// Where an index says how rows are told apart, that is said with the index.
    private static func replicaIdentity(
        from old: CatalogObject?, to new: CatalogObject, in context: WritingContext
    ) -> [String] {
        guard old?[.replicaIdentity] != new[.replicaIdentity] else { return [] }
        if new[.replicaIdentity] == nil, IndexMarks.isSet(.isReplicaIdentity, of: new.id, in: context.target)
        {
            return []
        }
        return ["ALTER TABLE \(new.reference) REPLICA IDENTITY \(new[.replicaIdentity] ?? "DEFAULT")"]
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
