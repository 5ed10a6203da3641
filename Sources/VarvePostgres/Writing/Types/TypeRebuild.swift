import VarveCatalog

/// Makes a type anew where ALTER TYPE and ALTER DOMAIN have no way: the old one is renamed away, every column of
/// it is cast to the new one, and the old one is dropped. A value that the new type does not have stops the
/// cast, so nothing is lost unnoticed.
///
/// Domains over the type are made anew with it.
struct TypeRebuild {
    private let context: WritingContext
    private let root: CatalogObject
    private let types: [CatalogObject]
    private let paths: Set<[String]>
    /// The names that the types have while new ones take their places.
    private let oldNames: [ObjectID: String]

    /// Whether the step from one form of an enumerated type or a domain to another needs a new type.
    static func isNeeded(from old: CatalogObject, to new: CatalogObject) -> Bool {
        switch new.kind {
        case .enumType: old[.labels] != new[.labels] && !EnumLabels.onlyAdds(from: old, to: new)
        case .domain: old[.dataType] != new[.dataType] || old[.collation] != new[.collation]
        default: false
        }
    }

    /// Plans the rebuilding of a type, which is given in its new form.
    init(of type: CatalogObject, in context: WritingContext) {
        self.context = context
        self.root = type
        var types = [type]
        var paths: Set<[String]> = [type.id.path]
        var next = 0
        while next < types.count {
            let base = types[next].id.path
            next += 1
            for domain in context.current.all(.domain) {
                guard let name = domain[.dataType], TypeName(name).path == base,
                    paths.insert(domain.id.path).inserted
                else { continue }
                types.append(domain)
            }
        }
        self.types = types
        self.paths = paths
        var names = FreeNames(beside: context.current, context.target)
        oldNames = types.reduce(into: [:]) { $0[$1.id] = names.take($1.id.path, suffix: "__old").last }
    }

    /// The statements in order.
    var statements: [String] {
        types.map(renameAway) + types.flatMap(creation) + columns.flatMap(cast)
            + ColumnDetailStatements.restored(holders.filter { !isLeaving($0) }, in: context)
            + types.reversed().map(dropOld)
    }

    /// The columns that hold text for now, as they are after the rebuilding.
    var columnsInBetween: [CatalogObject] {
        columns.filter(isLeaving).map { column in
            var column = column
            column[.dataType] = column[.dataType].map(Self.text)
            column[.collation] = nil
            return column
        }
    }

    /// The tables whose columns are cast.
    var tables: Set<ObjectID> { Set(columns.compactMap(\.owner)) }

    /// The columns that are to be cast. An inherited one is cast with the parent's.
    private var columns: [CatalogObject] { holders.filter { !context.descent.follows($0) } }

    /// The columns whose values are of one of the types, by table and place.
    private var holders: [CatalogObject] {
        ColumnParking.sorted(
            context.current.objects.values.filter { object in
                guard object.kind == .column, let type = object[.dataType] else { return false }
                return TypeName(type).path.map(paths.contains) ?? false
            })
    }

    private func renameAway(_ type: CatalogObject) -> String {
        "ALTER \(noun(type)) \(type.reference) RENAME TO \(SQLText.identifier(oldName(type)))"
    }

    private func creation(_ type: CatalogObject) -> [String] {
        var statements: [String]
        if type.kind == .enumType {
            statements = [EnumTypeWriter.creation(type)]
        } else {
            let checks = context.current.all(.domainCheck).filter { $0.owner == type.id }
            statements = DomainWriter().create(
                type, parts: checks.filter { !$0[flag: .isNotValid] }, in: context)
            for check in checks where check[flag: .isNotValid] {
                statements += DomainCheckWriter().create(check, parts: [], in: context)
            }
            for check in checks {
                statements += AttachedStatements.texts(for: check, from: nil, in: context.current)
            }
        }
        return statements + AttachedStatements.texts(for: type, from: nil, in: context.current)
    }

    private func cast(_ column: CatalogObject) -> [String] {
        let name = column.quotedName
        let type = column[.dataType] ?? ""
        let text = Self.text(type)
        if isLeaving(column) {
            return ColumnTypeStatements.changing(column, to: text, using: "\(name)::\(text)", in: context)
        }
        let collation = column[.collation].map { " COLLATE \($0)" } ?? ""
        let value: String? =
            switch way {
            case .assignment: nil
            case .cast: "\(name)::\(type)"
            case .throughText, .throughInteger: "\(name)::\(text)::\(type)"
            }
        return ColumnTypeStatements.changing(column, to: type + collation, using: value, in: context)
    }

    /// How a value gets from the old type to the new one of the same name.
    private var way: TypeConversion.Way {
        guard root.kind == .domain, let new = root[.dataType], let old = context.current[root.id]?[.dataType]
        else { return .throughText }
        return TypeConversion(from: old, in: context.current, to: new, in: context.current).way
    }

    /// Whether a column gets quite another type later in the plan. It holds text until then, since its values
    /// need not be any of the new type.
    private func isLeaving(_ column: CatalogObject) -> Bool {
        guard let present = column[.dataType], let wanted = context.target[column.id]?[.dataType] else {
            return false
        }
        return TypeName(present).path != TypeName(wanted).path
    }

    private static func text(_ type: String) -> String { TypeName(type).isArray ? "text[]" : "text" }

    private func dropOld(_ type: CatalogObject) -> String {
        let old = SQLText.qualified(type.id.path.dropLast() + [oldName(type)])
        return "DROP \(noun(type)) \(old)"
    }

    private func oldName(_ type: CatalogObject) -> String { oldNames[type.id] ?? type.name }

    private func noun(_ type: CatalogObject) -> String { type.kind == .domain ? "DOMAIN" : "TYPE" }
}
