import VarveCatalog
import VarvePlanning

/// Writes the changes of a plan as SQL that works in one transaction, with foreign keys on or off.
struct ScriptWriter {
    let plan: Plan
    var parts: PlanParts
    let source: TableShapes
    let target: TableShapes
    /// Views and triggers that are gone before the first statement.
    private let absent: Set<ObjectID>
    /// Views and triggers that are made only after the last statement, as far as they have to be.
    private(set) var postponed: Set<ObjectID>
    private(set) var statements: [String] = []
    /// Indexes of text that are to be filled once all names are what they will be.
    private(set) var unfilled: [CatalogObject] = []
    /// What virtual tables take over from their former selves, by their names, and the names of those meanwhile.
    private var copies: [String: (copy: VirtualTableCopy, name: String)] = [:]

    init(
        _ plan: Plan, parts: PlanParts, absent: Set<ObjectID> = [], postponed: Set<ObjectID> = []
    ) {
        self.plan = plan
        self.parts = parts
        self.absent = absent
        self.postponed = postponed
        source = TableShapes(plan.source)
        target = TableShapes(plan.target)
    }

    mutating func write() -> [String] {
        let alterations = alterStatements()
        let rebuilt = tablesToRebuild(Set(parts.edits.keys).subtracting(alterations.keys))
        let rebuild = rebuilt.isEmpty ? nil : Rebuild(rebuilt, in: self)
        let altered = alterations.filter { !rebuilt.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
        let shrinking = parts.edits.filter { !$0.value.droppedColumns.isEmpty }.map(\.key)
        keepVirtualTables()
        displace(
            touching: rebuilt.union(parts.droppedTables).union(shrinking), rebuilt,
            rereads: rebuild != nil || !shrinking.isEmpty || !copies.isEmpty)
        let last = parts.created.filter { postponed.contains($0.id) }
        parts.created.subtract(last)
        postponed = Set(last.map(\.id))
        let droppedFirst = parts.droppedTables.subtracting(rebuilt)
        if rebuild != nil || !droppedFirst.isEmpty && hasReferences(among: droppedFirst) {
            // Checks wait for COMMIT, and RESTRICT waits with them.
            statements.append("PRAGMA defer_foreign_keys = ON")
        }
        dropDependents(besides: droppedFirst)
        let reused = parts.dropped.filter { isReused($0, afterDropping: droppedFirst, rebuilding: rebuilt) }
        dropIndexes { reused.contains($0) }
        statements += source.drops(of: source.dropOrder(droppedFirst))
        let renamedLater = Set(rebuild?.newNames.keys.map(\.self) ?? [])
        createTables(parts.createdTables.subtracting(renamedLater))
        for alteration in altered { statements += alteration.additions }
        // A foreign key may need a new unique index before its table is copied, and an old one until it is dropped.
        let late = Set(parts.dropped.filter { $0.kind == .index }.map { Quoting.folded($0.name) })
        createIndexes { index in
            index[flag: .isUnique] && !renamedLater.contains(index.owner?.name ?? "")
                && !late.contains(Quoting.folded(index.name))
        }
        if let rebuild {
            statements += rebuild.statements(createdIndexes: takeIndexes(of: renamedLater))
        }
        dropIndexes { !rebuilt.union(droppedFirst).contains($0.owner?.name ?? "") }
        for alteration in altered { statements += alteration.removals }
        createIndexes { _ in true }
        createDependents()
        refillIndexes(over: rebuild?.reinterpreted ?? [])
        createTriggers()
        return statements
    }

    private func alterStatements() -> [String: PlanParts.Edit.Statements] {
        var result: [String: PlanParts.Edit.Statements] = [:]
        let isDeceived = source.confuseQuickCheck || target.confuseQuickCheck
        for (name, edit) in parts.edits {
            guard let old = source[name], let new = target[name] else { continue }
            if isDeceived, !edit.addedColumns.isEmpty, new.isCheckedByAddColumn { continue }
            result[name] = edit.statements(from: old, to: new)
        }
        return result
    }

    /// The tables that are dropped and made again: those that no ALTER TABLE can change and, since DROP TABLE deletes
    /// rows first and with them what CASCADE and SET NULL reach, all tables that refer to them or to dropped ones.
    private func tablesToRebuild(_ changed: Set<String>) -> Set<String> {
        let closure = source.closure(of: changed.union(parts.droppedTables))
        guard !closure.isSubset(of: parts.droppedTables) else { return [] }
        // Dropped tables that nothing else refers to can go before everything.
        let free = parts.droppedTables.filter { source.closure(of: [$0]).isSubset(of: parts.droppedTables) }
        let rebuilt = closure.subtracting(free)
        // A new reference to a table that is rebuilt must not be in the way when the original is dropped.
        let folded = Set(rebuilt.map(Quoting.folded))
        let referring = parts.edits.filter { name, edit in
            !rebuilt.contains(name)
                && edit.addedConstraints.contains {
                    folded.contains(Quoting.folded($0[.referencedTable]?.first ?? ""))
                }
        }
        return referring.isEmpty ? rebuilt : tablesToRebuild(changed.union(referring.keys))
    }

    private func hasReferences(among names: Set<String>) -> Bool {
        let folded = Set(names.map(Quoting.folded))
        return names.contains { source[$0]?.references.isDisjoint(with: folded) == false }
    }
}

extension ScriptWriter {
    /// SQLite's ALTER TABLE, step 3 and 8 of the general procedure: remember and later restore indexes, triggers and
    /// views. Whatever a rename or DROP COLUMN would stumble over goes too: it reads the whole schema again and
    /// fails at a view or trigger that speaks of what is not there just then.
    ///
    /// - Parameter rereads: Whether there will be such a statement. Then it would stumble, too, over what speaks of
    ///   something that never was there, or of a view that is gone until its new form comes.
    private mutating func displace(touching tables: Set<String>, _ rebuilt: Set<String>, rereads: Bool) {
        var reached = Set(tables.map { ObjectID(.table, [$0]) })
        reached.formUnion(parts.dropped.filter { $0.kind == .virtualTable }.map(\.id))
        if rereads {
            reached.insert(.unresolved)
            reached.formUnion(parts.dropped.filter { $0.kind == .view }.map(\.id))
            reached.formUnion(absent)
        }
        let candidates = plan.source.all(.view) + plan.source.all(.trigger)
        Self.extend(&reached, through: candidates)
        let displaced =
            candidates.filter { reached.contains($0.id) || absent.contains($0.id) }
            + rebuilt.flatMap { source[$0]?.indexes ?? [] }
        for object in displaced where !parts.dropped.contains(object) {
            guard let renewed = plan.target[object.id] else { continue }
            parts.dropped.insert(object)
            parts.created.insert(renewed)
        }
    }

    /// Adds what rests on what is reached, directly or through others.
    private static func extend(_ reached: inout Set<ObjectID>, through candidates: [CatalogObject]) {
        var isGrowing = !reached.isEmpty
        while isGrowing {
            let more = candidates.filter {
                !reached.contains($0.id) && !$0.dependencies.isDisjoint(with: reached)
            }
            reached.formUnion(more.map(\.id))
            isGrowing = !more.isEmpty
        }
    }

    /// - Parameter tables: Tables that are dropped next. Their triggers go with them, but for those that an ON DELETE
    ///   action among these tables would fire, or that the renaming of a virtual table would stumble over.
    private mutating func dropDependents(besides tables: Set<String>) {
        var owners = Set(parts.dropped.filter { $0.kind == .view }.map(\.id))
        if !hasReferences(among: tables), copies.isEmpty {
            owners.formUnion(tables.map { ObjectID(.table, [$0]) })
        }
        for kind in [ObjectKind.trigger, .view, .virtualTable] {
            for object in parts.dropped.sorted(by: { $0.id < $1.id })
            where object.kind == kind && !absent.contains(object.id) {
                if let owner = object.owner, owners.contains(owner) { continue }
                if let name = copies[object.name]?.name, object.kind == .virtualTable {
                    statements.append(StatementWriter.rename(object.name, to: name))
                } else {
                    statements.append(StatementWriter.drop(object))
                }
            }
        }
    }

    /// Finds the virtual tables that are made anew and take something over.
    private mutating func keepVirtualTables() {
        var names = FreeNames(beside: plan)
        for old in parts.dropped.filter({ $0.kind == .virtualTable }).sorted(by: Self.inOrder) {
            guard let new = parts.created.first(where: { $0.id == old.id }),
                let copy = VirtualTableCopy(from: old, to: new)
            else { continue }
            copies[old.name] = (copy, names.take(old.name, prefix: "varve_old_"))
        }
    }

    private mutating func dropIndexes(where isMeant: (CatalogObject) -> Bool) {
        for index in parts.dropped.sorted(by: { $0.id < $1.id }) where index.kind == .index && isMeant(index)
        {
            statements.append(StatementWriter.drop(index))
            parts.dropped.remove(index)
        }
    }

    /// Whether something takes the name of an index before the index is gone by itself.
    private func isReused(
        _ index: CatalogObject, afterDropping dropped: Set<String>, rebuilding rebuilt: Set<String>
    ) -> Bool {
        let name = Quoting.folded(index.name)
        let owner = index.owner?.name ?? ""
        if dropped.contains(owner) { return false }
        if parts.createdTables.contains(where: { Quoting.folded($0) == name }) { return true }
        return !rebuilt.contains(owner)
            && parts.created.contains { $0.kind == .index && Quoting.folded($0.name) == name }
    }

    private mutating func createTables(_ names: Set<String>) {
        for name in target.parentsFirst(names) {
            if let shape = target[name] { statements.append(TableWriter(shape: shape).statement()) }
        }
    }

    private mutating func createIndexes(where isMeant: (CatalogObject) -> Bool) {
        for index in parts.created.sorted(by: Self.inOrder) where index.kind == .index && isMeant(index) {
            statements.append(StatementWriter.create(index))
            parts.created.remove(index)
        }
    }

    private mutating func takeIndexes(of tables: Set<String>) -> [CatalogObject] {
        let taken = parts.created.filter { $0.kind == .index && tables.contains($0.owner?.name ?? "") }
        parts.created.subtract(taken)
        return taken.sorted(by: Self.inOrder)
    }

    private mutating func createDependents() {
        let views = parts.created.filter { $0.kind == .view }.sorted(by: Self.inOrder)
        statements += Self.readable(views).map(StatementWriter.create)
        // An index can be of a view's rows.
        for table in parts.created.sorted(by: Self.inOrder) where table.kind == .virtualTable {
            statements.append(StatementWriter.create(table))
            if let (copy, name) = copies[table.name] {
                statements += copy.statements(from: name)
                statements.append("DROP TABLE \(Quoting.identifier(name))")
            }
            fill(table)
        }
    }

    /// Views after those that they rest on. SQLite looks at what a view speaks of only when the view is used; people read
    /// views in order, though.
    static func readable(_ views: [CatalogObject]) -> [CatalogObject] {
        var views = views
        var order: [CatalogObject] = []
        while !views.isEmpty {
            let waiting = Set(views.map(\.id))
            let index = views.firstIndex { $0.dependencies.isDisjoint(with: waiting) } ?? 0
            order.append(views.remove(at: index))
        }
        return order
    }

    /// What an index is of may get the name by which the index knows it only afterwards.
    private mutating func fill(_ index: CatalogObject) {
        if plan.trailingRenames.isEmpty {
            statements += VirtualTableText.filling(index)
        } else {
            unfilled.append(index)
        }
    }

    /// Fills indexes of text anew whose rows got other numbers or other values.
    private mutating func refillIndexes(over tables: Set<String>) {
        var reached = Set(tables.map { ObjectID(.table, [$0]) })
        Self.extend(&reached, through: plan.target.all(.view))
        for index in plan.target.all(.virtualTable)
        where !parts.created.contains(index) && !index.dependencies.isDisjoint(with: reached) {
            fill(index)
        }
    }

    private mutating func createTriggers() {
        for trigger in parts.created.sorted(by: Self.inOrder) where trigger.kind == .trigger {
            statements.append(StatementWriter.create(trigger))
        }
    }

    /// By name: the order in sqlite_schema tells only what was made or rebuilt when.
    static func inOrder(_ left: CatalogObject, _ right: CatalogObject) -> Bool {
        left.id < right.id
    }
}
