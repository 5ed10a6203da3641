import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func effect(on dependent: CatalogObject, of change: Disturbance) -> Effect {
        // A type stands still while tables are of it.
        if dependent.kind == .tableType { return .recreate }
        if dependent.isDescent { return effect(onTie: dependent, of: change) }
        switch change {
        case .replaced(let object):
            if Self.isInheritance(of: dependent.id, from: object.id) {
                // Beside the parent's new check an heir's own would stand as it was.
                let isStatedToo = dependent.kind == .check && dependent.origin == .both
                // What it comes back with is the parent's expression, which need not be its own.
                let isComputed = dependent[.generation] != nil && dependent.origin == .inherited
                return isStatedToo || isComputed || Self.goesWithParents(dependent.kind) ? .recreate : .none
            }
            return keepsValues(dependent, of: object) ? .touch : .recreate
        case .altered(let old, let new) where Self.isInheritance(of: dependent.id, from: old.id):
            return old.kind == .column && hasNewType(old, new) ? .touch : .none
        case .altered(let old, let new) where old.kind == .column:
            return hasNewType(old, new) ? effectOfNewType(on: dependent, isGentle: isGentle(old, new)) : .none
        case .altered(let old, let new) where old.kind == .enumType || old.kind == .domain:
            if TypeRebuild.isNeeded(from: old, to: new) { return effectOfRebuiltType(on: dependent) }
            return StricterDomain.refusesMore(new, than: old) ? effectOfNewCheck(on: dependent) : .none
        case .gained(let owner, let part) where RowHolders.areRewritten(byAdding: part):
            return effectOfNewRows(on: dependent, of: owner)
        case .gained(_, let part):
            return part.kind == .domainCheck && !part[flag: .isNotValid]
                ? effectOfNewCheck(on: dependent) : .none
        case .altered(let old, let new) where old.kind == .table:
            // A table in the log may not refer to one outside it, at no moment.
            let moves = old[flag: .isUnlogged] != new[flag: .isUnlogged]
            // Nor may one be published.
            if moves, [.foreignKey, .publishedTable].contains(dependent.kind) { return .recreate }
            return RowHolders.areRewritten(from: old, to: new)
                ? effectOfNewRows(on: dependent, of: old) : .none
        case .altered(let old, _):
            // What switches a trigger switches its copies.
            let isSwitched = old.kind == .trigger || old.kind == .triggerState
            return isSwitched && dependent.kind == .triggerState ? .recreate : .none
        case .touched(let object) where Self.isInheritance(of: dependent.id, from: object.id):
            return .touch
        case .touched(let object) where object.kind == .table || object.kind == .foreignTable:
            return effectOfNewRows(on: dependent, of: object)
        case .touched(let object):
            return object.kind == .column
                ? effectOfNewType(on: dependent, isGentle: isJudgedByItself(dependent, over: object))
                : effectOfRebuiltType(on: dependent)
        }
    }

    func concernsOwner(_ change: Disturbance) -> Bool {
        switch change {
        case .altered(let old, let new): old.kind == .column && hasNewType(old, new)
        case .touched(let part): part.kind == .column
        case .replaced, .gained: false
        }
    }

    /// The server writes no row of a table anew while columns hold such rows, see ``RowHolders``.
    private func effectOfNewRows(on dependent: CatalogObject, of table: CatalogObject) -> Effect {
        switch dependent.kind {
        case .column where RowHolders.isRowType(table.id, of: dependent):
            dependent[.generation] == nil ? .touch : .recreate
        case .domain, .compositeType, .rangeType: .touch
        default: .none
        }
    }

    /// Whether a part that a partition or an heir has from its parent is judged by the alteration of its own column, which
    /// the parent's brings about: then it fares as the parent's part does, and without that it can be neither dropped nor
    /// made.
    private func isJudgedByItself(_ part: CatalogObject, over column: CatalogObject) -> Bool {
        part.origin != .own && column.origin != .own
            && !column.dependencies.contains {
                ![.table, .column].contains($0.kind) || RowHolders.isRowType($0, of: column)
            }
    }

    /// The server looks whether plain columns of a domain pass a new check; it refuses one while there are columns that
    /// hold values of the domain inside others, see ``StricterDomain``.
    private func effectOfNewCheck(on dependent: CatalogObject) -> Effect {
        switch dependent.kind {
        case .column: TypeName(dependent[.dataType] ?? "").isArray ? .touch : .none
        case .domain, .compositeType, .rangeType: .touch
        default: .none
        }
    }

    /// Whether an object holds values that are kept elsewhere while their type or collation is made anew, see
    /// ``ColumnParking``.
    private func keepsValues(_ dependent: CatalogObject, of object: CatalogObject) -> Bool {
        ColumnParking.kinds.contains(object.kind) && dependent.kind == .column
            && dependent[.generation] == nil
    }

    /// A tie of a table to another holds whatever becomes of their parts.
    private func effect(onTie tie: CatalogObject, of change: Disturbance) -> Effect {
        if case .replaced(let object) = change, object.kind == .table { return .recreate }
        return .none
    }

    /// Whether one rests on the other because a table inherits it: nothing else makes a part rest on its like in another
    /// table.
    static func isInheritance(of part: ObjectID, from source: ObjectID) -> Bool {
        guard part.kind.isAkin(to: source.kind) else { return false }
        // An index is named by its schema, which says nothing of its table.
        if part.kind == .index || source.kind == .index { return true }
        switch part.kind {
        case .column, .check, .primaryKey, .unique, .exclusion, .foreignKey:
            return !part.path.dropLast().elementsEqual(source.path.dropLast())
        default: return false
        }
    }

    /// Whether the server drops a partition's part with the parent's, even where it was there before it was tied to that. A
    /// column or a check stays where it is the table's own too.
    private static func goesWithParents(_ kind: ObjectKind) -> Bool {
        kind.hasIndex || kind == .foreignKey
    }

    private func hasNewType(_ old: CatalogObject, _ new: CatalogObject) -> Bool {
        old[.dataType] != new[.dataType] || old[.collation] != new[.collation]
    }

    /// Whether the operators on the column stay what they are.
    private func isGentle(_ old: CatalogObject, _ new: CatalogObject) -> Bool {
        guard old[.collation] == new[.collation], let oldType = old[.dataType], let newType = new[.dataType]
        else { return false }
        let none = Catalog(dialect: "postgresql")
        return TypeConversion(from: oldType, in: none, to: newType, in: none).isWithinFamily
    }

    /// ALTER COLUMN TYPE makes indexes and constraints anew by itself, from their old texts; it refuses to where
    /// a view, a trigger, a computed column or a function of SQL rests on the column.
    private func effectOfNewType(on dependent: CatalogObject, isGentle: Bool) -> Effect {
        switch dependent.kind {
        case .sequence, .sequenceOwnership: .none
        // Its triggers would be made anew too, and fire as usual.
        case _ where dependent[.watchStates] != nil: .recreate
        // Up to version 17 ALTER COLUMN TYPE gives the parts the comment of the partitioned index.
        case _ where dependent[flag: .isPartitioned] && hasIndexComment(dependent): .recreate
        // ALTER COLUMN TYPE forgets foreign keys that rest on an index which only carries the column along.
        case .primaryKey, .unique: dependent[.includedColumns] == nil ? .none : .recreate
        case .index where dependent[.includedColumns] != nil: .recreate
        case .index: isGentle && isReadAsWritten(dependent) || isPlain(dependent) ? .none : .recreate
        // The server fails to look whether it can keep one that has a column of an array type beside the altered one (XX000).
        case .foreignKey where dependent[.columns]?.count ?? 0 > 1: .recreate
        case .check, .foreignKey, .exclusion: isGentle && isReadAsWritten(dependent) ? .none : .recreate
        default: .recreate
        }
    }

    private func hasIndexComment(_ object: CatalogObject) -> Bool {
        object[.indexComment] != nil || object.kind == .index && object[.comment] != nil
    }

    /// Whether the server, which reads the old text as it stands, comes to the same expression again.
    private func isReadAsWritten(_ dependent: CatalogObject) -> Bool {
        let texts =
            [dependent[.definition], dependent[.expression], dependent[.predicate]]
            .compactMap(\.self) + (dependent[.keys] ?? [])
        return texts.allSatisfy { FaithfulExpression.text($0) == $0 }
    }

    /// A rebuilt type takes its columns along, and the domains over it; whatever names it otherwise goes with the
    /// old one.
    private func effectOfRebuiltType(on dependent: CatalogObject) -> Effect {
        switch dependent.kind {
        case .column: dependent[.generation] == nil ? .touch : .recreate
        case .domain: .touch
        case .domainCheck: .none
        default: .recreate
        }
    }

    /// Whether an index is over columns alone, so that its text means the same whatever their type.
    private func isPlain(_ index: CatalogObject) -> Bool {
        // Other methods have no way to keep the text that stands in for a value meanwhile.
        guard index[.predicate] == nil, index[.method] == nil else { return false }
        return (index[.keys] ?? []).allSatisfy { key in
            var isQuoted = false
            return !key.utf8.contains { byte in
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                return byte == UInt8(ascii: "(") && !isQuoted
            }
        }
    }
}
