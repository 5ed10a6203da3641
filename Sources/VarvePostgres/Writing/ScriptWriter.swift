import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Writes a plan as SQL, change by change, and keeps track of what is there after each.
struct ScriptWriter {
    private let plan: Plan
    private var context: WritingContext
    private var statements: [String] = []
    /// Statements that wait until an object is made, in its form of the target.
    private var waiting: [ObjectID: [String]] = [:]
    /// Columns whose types are made anew.
    private var parking: ColumnParking
    /// Rows that are on their way from one table to another.
    private var moves: RowMoves
    /// Heirs that leave their parents for a moment while a part of those is dropped.
    private var rejoined: Set<ObjectID> = []
    /// Columns that are an identity and shall be none. The names of their sequences may be wanted.
    private let lostIdentities: [ObjectID]

    /// Prepares to write a plan.
    init(_ plan: Plan) {
        self.plan = plan
        self.context = WritingContext(current: plan.source, target: plan.target)
        self.parking = ColumnParking(RowHolders(for: [plan.source, plan.target]))
        self.moves = RowMoves(for: plan)
        self.lostIdentities = plan.source.objects.values.filter { column in
            column.kind == .column && column[.identity] != nil
                && plan.target[column.id].map { $0[.identity] == nil } ?? false
        }.map(\.id)
    }

    /// The statements in groups, each for a transaction of its own.
    mutating func write() throws(DatabaseError) -> [StatementGroup] {
        let changes = TypedColumns.ordered(RoutineOrder.applied(to: plan.changes), in: plan.target)
        try TypedColumns.check(changes, of: plan)
        try rename(plan.leadingRenames)
        statements += moves.beginning
        let opening = statements.count
        if !plan.trailingRenames.isEmpty, changes.contains(where: Self.writesRoutine) {
            // Its text may speak of what has its name only after the renames.
            statements.append("SET LOCAL check_function_bodies = off")
        }
        var leading: [String] = []
        for change in changes {
            let start = statements.count
            try write(change)
            // ALTER TYPE ADD VALUE: "the new value cannot be used until after the transaction has been committed".
            if NewEnumValues.areMade(by: change), NewEnumValues.mayBeUsed(by: plan) {
                leading += statements[start...]
                statements.removeSubrange(start...)
            }
        }
        statements += InheritedNotNull(plan, rejoined: rejoined).statements
        let written = try renaming(plan.trailingRenames)
        guard !leading.isEmpty else { return [StatementGroup(statements + written)].filter(\.hasContent) }
        let rest = Array(statements[opening...])
        return [StatementGroup(statements[..<opening] + leading), StatementGroup(rest + written)]
            .filter(\.hasContent)
    }

    private static func writesRoutine(_ change: Change) -> Bool {
        change.after.map { $0.kind == .function || $0.kind == .procedure } ?? false
    }

    private mutating func rename(_ renames: [Rename]) throws(DatabaseError) {
        statements += try renaming(renames)
    }

    private func renaming(_ renames: [Rename]) throws(DatabaseError) -> [String] {
        var result: [String] = []
        for rename in renames {
            let written = try writer(for: rename.from.kind).rename(rename.from, to: rename.to.path)
            guard !written.isEmpty || rename.from == rename.to else {
                throw DatabaseError(
                    .unsupported, "PostgreSQL can't rename \(rename.from) to \(rename.to.qualifiedName)",
                    hint: "drop the one and create the other")
            }
            result += written
        }
        return result
    }

    private mutating func write(_ change: Change) throws(DatabaseError) {
        switch change {
        case .create(let object, let parts):
            if object.kind == .sequence { freeName(of: object) }
            statements += parkContainers(beneath: object, from: nil)
            let tables = RowHolders.tables(writtenByMaking: object, parts, in: context)
            statements += parking.park(rowsOf: tables, in: &context)
            let present = object.kind == .column ? InheritedColumns.present(object, in: context) : nil
            statements += try writer(for: object.kind).create(object, parts: parts, in: context)
            if object.kind == .columnDefault { statements += CountingOn.sequences(of: object, in: plan) }
            for made in [object] + parts {
                context.current.insert(made)
                if made.isDescent { context.descent.add(made) }
            }
            for made in [object] + parts {
                statements += AttachedStatements.texts(for: made, from: nil, in: context.current)
            }
            statements += parking.restore(in: &context)
            if object.kind == .column { InheritedColumns.add(object, parts, from: present, in: &context) }
            for made in [object] + parts { statements += waiting.removeValue(forKey: made.id) ?? [] }
            for made in [object] + parts { statements += moves.statements(after: made.id, in: context) }
        case .drop(let object, let parts):
            statements += parking.park(usersOf: object, in: &context)
            rejoined.formUnion(DroppedParts.rejoining(object, in: context))
            statements += try writer(for: object.kind).drop(object, in: context)
            if object.kind == .partition { statements += moves.emptying(object, in: context) }
            if object.kind == .column { InheritedColumns.drop(object, in: &context) }
            for removed in [object] + parts {
                context.current[removed.id] = nil
                if removed.isDescent { context.descent.remove(removed) }
            }
        case .rename(let old, let new):
            // An inherited check gets its new name together with the one that it comes from.
            if old.kind != .check || !context.descent.follows(old) {
                statements += try writer(for: old.kind).rename(old.id, to: new.id.path)
            }
            context.current[old.id] = nil
            context.current.insert(new)
        case .alter(let old, let new):
            try alter(from: old, to: new)
        }
    }

    /// Where an identity becomes a sequence and a default, the identity's own sequence mostly has the name that the
    /// new one wants. All that are to go anyway go first, since the server may have cut and numbered their names.
    private mutating func freeName(of sequence: CatalogObject) {
        let columns = lostIdentities.compactMap { context.current[$0] }.filter { column in
            column[.identity] != nil && column.id.path.first == sequence.id.path.first
        }
        for var column in columns {
            statements.append(
                "ALTER TABLE \(column.ownerReference) ALTER COLUMN \(column.quotedName) DROP IDENTITY")
            column[.identity] = nil
            column[.identityOptions] = nil
            column[.identitySequence] = nil
            context.current.insert(column)
        }
    }

    private mutating func alter(from old: CatalogObject, to new: CatalogObject) throws(DatabaseError) {
        statements += parkContainers(beneath: new, from: old)
        let tables = RowHolders.tables(writtenByAltering: old, to: new, in: context)
        statements += parking.park(rowsOf: tables, in: &context)
        let alteration = new.kind == .column ? ColumnAlteration(from: old, to: new, in: context) : nil
        let waits = alteration?.waitsForDefault ?? false
        rejoined.formUnion(alteration?.rejoining ?? [])
        statements += try writer(for: new.kind).alter(from: old, to: new, in: context)
        if new.kind == .columnDefault { statements += CountingOn.sequences(of: new, in: plan) }
        if TypeRebuild.isNeeded(from: old, to: new) {
            let between = TypeRebuild(of: new, in: context).columnsInBetween
            for column in between { context.current.insert(column) }
        }
        if new.kind == .column { InheritedColumns.follow(from: old, to: new, in: &context) }
        context.current[old.id] = nil
        context.current.insert(new)
        statements += parking.restore(in: &context)
        if waits {
            waiting[ObjectID(.columnDefault, new.id.path)] = ColumnAlteration.gainingNotNull(
                new, hasDefault: true, in: context)
        }
        // A type that was made anew has its comment and privileges already.
        if !TypeRebuild.isNeeded(from: old, to: new) {
            statements += AttachedStatements.texts(for: new, from: old, in: context.current)
        }
        statements += waiting.removeValue(forKey: new.id) ?? []
    }

    /// Parks the columns that hold values of a domain inside others, where the domain comes to refuse more.
    private mutating func parkContainers(beneath object: CatalogObject, from old: CatalogObject?) -> [String]
    {
        guard let domain = StricterDomain.domain(of: object, from: old), context.current[domain] != nil else {
            return []
        }
        return parking.park(StricterDomain.containers(of: domain, in: context.current), in: &context)
    }

    private func writer(for kind: ObjectKind) throws(DatabaseError) -> any ObjectWriter {
        guard let writer = ObjectWriters.writer(for: kind) else {
            throw DatabaseError(.unsupported, "PostgreSQL has no objects of the kind \(kind)")
        }
        return writer
    }
}

extension StatementGroup {
    /// Whether there is anything to do.
    fileprivate var hasContent: Bool { !statements.isEmpty }
}
