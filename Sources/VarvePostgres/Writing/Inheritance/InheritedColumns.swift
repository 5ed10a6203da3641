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
        result[flag: .isNotNull] = parent[flag: .isNotNull]
        result.origin = .inherited
        return result
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
            let inheritedValue = context.current[ObjectID(.columnDefault, source.id.path)]?[.expression]
            guard column.origin == .inherited else {
                // What the heir states of it holds; what it does not state comes from the parent.
                return value == nil
                    ? ColumnDefaultWriter.changes(of: column, from: inheritedValue, to: nil, in: context) : []
            }
            let given = inherited(column, from: source)
            return ColumnAlteration(from: given, to: column, in: context).statements
                + ColumnDefaultWriter.changes(of: column, from: inheritedValue, to: value, in: context)
        }
    }

    /// Notes that partitions and heirs got a new column too.
    static func add(_ column: CatalogObject, _ parts: [CatalogObject], in context: inout WritingContext) {
        guard let table = column.owner else { return }
        for heir in context.descent.descendants(of: table) {
            let id = ObjectID(.column, in: heir, column.name)
            guard context.current[id] == nil else { continue }
            context.current.insert(inherited(CatalogObject(id, owner: heir), from: column))
            guard let expression = parts.first(where: { $0.kind == .columnDefault })?[.expression] else {
                continue
            }
            var value = CatalogObject(ObjectID(.columnDefault, id.path), owner: id)
            value[.expression] = expression
            context.current.insert(value)
        }
    }

    /// Notes that a change of a column was carried out on the columns of partitions and heirs too.
    static func follow(
        from old: CatalogObject, to new: CatalogObject, in context: inout WritingContext
    ) {
        guard let table = new.owner else { return }
        for heir in context.descent.descendants(of: table) {
            guard var column = context.current[ObjectID(.column, in: heir, new.name)], column.origin != .own
            else { continue }
            if old[.dataType] != new[.dataType] || old[.collation] != new[.collation] {
                column[.dataType] = new[.dataType]
                column[.collation] = new[.collation]
                column[.storage] = nil
                column[.compression] = nil
            }
            column[.generation] = new[.generation]
            column[.expression] = new[.expression]
            if old[flag: .isNotNull] != new[flag: .isNotNull] {
                let stays = column[flag: .isNotNull] && context.target[column.id]?[flag: .isNotNull] == true
                column[flag: .isNotNull] = new[flag: .isNotNull] || stays
            }
            context.current.insert(column)
        }
    }
}
