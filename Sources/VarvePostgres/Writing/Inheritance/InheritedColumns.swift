import VarveCatalog

/// Columns that a table got from another.
enum InheritedColumns {
    /// A column as a table gets it from the column of a parent.
    static func inherited(_ column: CatalogObject, from parent: CatalogObject) -> CatalogObject {
        var result = CatalogObject(column.id, owner: column.owner, position: column.position)
        for key in [
            AttributeKey<String>.dataType, .collation, .generation, .expression, .storage, .compression,
        ] {
            result[key] = parent[key]
        }
        result[.usualStorage] = parent[.usualStorage]
        result[flag: .isNotNull] = parent.givesNotNull
        result[flag: .isNotNullNotValid] = parent.givesNotNull && parent[flag: .isNotNullNotValid]
        result.origin = .inherited
        return result
    }

    /// A column as a new heir states it: a NOT NULL that it is to have from a parent alone is not said again.
    static func withoutGivenNotNull(
        _ column: CatalogObject, parents: [CatalogObject], in context: WritingContext
    ) -> CatalogObject {
        let isGiven = parents.compactMap(\.parentTable).contains {
            context.current[ObjectID(.column, in: $0, column.name)]?.givesNotNull ?? false
        }
        guard isGiven, !column[flag: .isNotNullOwn] else { return column }
        var column = column
        column[flag: .isNotNull] = false
        return column
    }

    /// The statements that make the columns of a new heir what they should be where they differ from the parent's.
    static func adjustments(
        of parts: [CatalogObject], parents: [CatalogObject], in context: WritingContext
    ) -> [String] {
        guard !parents.isEmpty else { return [] }
        let defaults = Dictionary(
            parts.filter { $0.kind == .columnDefault }.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        return parts.filter { $0.kind == .column && $0.origin != .own }.flatMap { column -> [String] in
            let sources = parents.compactMap(\.parentTable).compactMap {
                context.current[ObjectID(.column, in: $0, column.name)]
            }
            guard let source = sources.first else { return [] }
            let value = defaults[ObjectID(.columnDefault, column.id.path)]
            // Of several parents any may give a default or a NOT NULL.
            let inheritedValue = sources.lazy.compactMap {
                context.current[ObjectID(.columnDefault, $0.id.path)]?[.expression]
            }.first
            guard column.origin == .inherited else {
                // What the heir states of it holds; what it does not state comes from the parent.
                return value == nil && column[.identity] == nil
                    ? ColumnDefaultWriter.changes(of: column, from: inheritedValue, to: nil, in: context) : []
            }
            var given = inherited(column, from: sources.first(where: \.givesNotNull) ?? source)
            if column[flag: .isNotNullOwn] {
                // It is stated with the table.
                for key in [AttributeKey<String>.notNullName, .notNullComment] { given[key] = column[key] }
                for key in [AttributeKey<Bool>.isNotNullOwn, .isNotNullNoInherit, .isNotNullNotValid] {
                    given[flag: key] = column[flag: key]
                }
            }
            let changes = ColumnDefaultWriter.changes(
                of: column, from: inheritedValue, to: value, in: context)
            let alteration = ColumnAlteration(from: given, to: column, in: context).statements
            // A column that has a default can't become an identity.
            return value == nil ? changes + alteration : alteration + changes
        }
    }

    /// A column that is to be made and is there already: it came with the parent's, or stayed with it.
    static func present(_ column: CatalogObject, in context: WritingContext) -> CatalogObject? {
        guard context.descent.follows(column) else { return nil }
        return context.current[column.id] ?? context.untouched[column.id]
    }

    /// Notes that partitions and heirs got a new column too, or another expression of one that was `present`.
    static func add(
        _ column: CatalogObject, _ parts: [CatalogObject], from present: CatalogObject?,
        in context: inout WritingContext
    ) {
        guard let table = column.owner else { return }
        let isSet = present.map { $0[.expression] != column[.expression] } ?? false
        let spread = isSet ? ExpressionSpread(of: column, in: context).given : [:]
        for heir in context.descent.descendants(of: table) {
            let id = ObjectID(.column, in: heir, column.name)
            guard context.current[id] == nil else { continue }
            var given = inherited(CatalogObject(id, owner: heir), from: column)
            let sources = context.descent.parents(of: heir).map { ObjectID(.column, in: $0, column.name) }
            given.dependencies.formUnion(sources)
            // How it is kept is said of the one table only, after ADD COLUMN.
            given[.storage] = nil
            given[.compression] = nil
            // One that stayed computes as it did, unless it was told otherwise.
            if let kept = context.untouched[id] { given[.expression] = spread[heir] ?? kept[.expression] }
            context.current.insert(given)
            guard let expression = parts.first(where: { $0.kind == .columnDefault })?[.expression] else {
                continue
            }
            var value = CatalogObject(ObjectID(.columnDefault, id.path), owner: id)
            value[.expression] = expression
            context.current.insert(value)
        }
    }

    /// Notes that a column is dropped: from partitions and heirs too, or, where it follows a parent's, not at all.
    static func drop(_ column: CatalogObject, in context: inout WritingContext) {
        if context.descent.follows(column) { return context.untouched[column.id] = column }
        for heir in DroppedParts.leaving(column, in: context) {
            context.untouched[ObjectID(.column, in: heir, column.name)] = nil
        }
    }

    /// The partitions and heirs whose NOT NULL outlives that of a column above: it is their own, or that of a table between.
    static func keepingNotNull(below column: CatalogObject, in context: WritingContext) -> Set<ObjectID> {
        guard let table = column.owner else { return [] }
        var open = context.descent.descendants(of: table).filter {
            context.current[ObjectID(.column, in: $0, column.name)]?[flag: .isNotNullOwn] ?? false
        }
        var found = Set(open)
        while let next = open.popLast() {
            guard context.current[ObjectID(.column, in: next, column.name)]?.givesNotNull ?? false else {
                continue
            }
            open += context.descent.children(of: next).filter { found.insert($0).inserted }
        }
        return found
    }

    private static func followNotNull(
        of column: inout CatalogObject, from old: CatalogObject, to new: CatalogObject, wanted: CatalogObject?
    ) {
        if old.givesNotNull, new[flag: .isNotNull], !new.givesNotNull { return }
        if old.givesNotNull != new.givesNotNull {
            let stays = column[flag: .isNotNull] && wanted?[flag: .isNotNull] == true
            let isNew = !column[flag: .isNotNull]
            column[flag: .isNotNull] = new.givesNotNull || stays
            if isNew { column[flag: .isNotNullNotValid] = new[flag: .isNotNullNotValid] }
        } else if old[flag: .isNotNullNotValid], !new[flag: .isNotNullNotValid] {
            column[flag: .isNotNullNotValid] = false
        }
    }

    /// Notes that a change of a column was carried out on the columns of partitions and heirs too.
    static func follow(
        from old: CatalogObject, to new: CatalogObject, in context: inout WritingContext
    ) {
        guard let table = new.owner else { return }
        let staying = keepingNotNull(below: new, in: context)
        for heir in context.descent.descendants(of: table) {
            guard var column = context.current[ObjectID(.column, in: heir, new.name)], column.origin != .own
            else { continue }
            if old[.dataType] != new[.dataType] || old[.collation] != new[.collation] {
                column[.dataType] = new[.dataType]
                column[.collation] = new[.collation]
                column[.storage] = nil
                column[.compression] = nil
            }
            if old[.generation] != new[.generation] {
                column[.generation] = new[.generation]
                column[.expression] = new[.expression]
            }
            if !old.givesNotNull || new.givesNotNull || !staying.contains(heir) {
                followNotNull(of: &column, from: old, to: new, wanted: context.target[column.id])
            } else if context.descent.parents(of: heir).contains(table) {
                column[flag: .isNotNullOwn] = false
            }
            context.current.insert(column)
        }
    }
}
