import VarveCatalog

/// The statements that change a column where it stands.
///
/// Identity and NOT NULL lean on each other: an identity column refuses NULL, so identity goes before NOT NULL
/// goes and comes after NOT NULL came.
struct ColumnAlteration {
    let old: CatalogObject
    let new: CatalogObject
    private let context: WritingContext

    /// Compares two forms of a column. What its type is at the moment may differ from the old form, where
    /// the type beneath it was rebuilt.
    init(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) {
        self.old = context.current[old.id] ?? old
        self.new = new
        self.context = context
    }

    /// All statements in order.
    var statements: [String] {
        losingIdentity + losingExpression + losingNotNull + changingType
            + ColumnDetailStatements.changes(
                from: old, to: new, hasNewType: !changingType.isEmpty, in: context)
            + changingForeignOptions + gainingNotNull + gainingIdentity
    }

    private var table: String { "ALTER TABLE \(new.ownerReference)" }
    private var column: String { "\(table) ALTER COLUMN \(new.quotedName)" }

    private var losingIdentity: [String] {
        old[.identity] != nil && new[.identity] == nil ? ["\(column) DROP IDENTITY"] : []
    }

    private var losingExpression: [String] {
        old[.generation] != nil && new[.generation] == nil ? ["\(column) DROP EXPRESSION"] : []
    }

    private var losingNotNull: [String] {
        guard old[flag: .isNotNull] && !new[flag: .isNotNull] else { return [] }
        return ["\(column) DROP NOT NULL"] + keepingNotNullBelow
    }

    /// Partitions and heirs that go on refusing NULL: the server takes NOT NULL from them too.
    private var keepingNotNullBelow: [String] {
        guard let table = new.owner else { return [] }
        return context.descent.descendants(of: table).map { ObjectID(.column, in: $0, new.name) }.filter {
            context.current[$0]?[flag: .isNotNull] == true && context.target[$0]?[flag: .isNotNull] == true
        }.map {
            "ALTER TABLE \(SQLText.qualified($0.path.dropLast())) ALTER COLUMN \(new.quotedName) SET NOT NULL"
        }
    }

    private var changingType: [String] {
        guard let oldType = old[.dataType], let newType = new[.dataType],
            oldType != newType || old[.collation] != new[.collation]
        else { return [] }
        let conversion = TypeConversion(
            from: oldType, in: context.current, to: newType, in: context.current)
        let collation = new[.collation].map { " COLLATE \($0)" } ?? ""
        // A foreign table's rows are elsewhere, so there is nothing to convert.
        let using =
            new.owner?.kind == .foreignTable
            ? "" : conversion.using(new.quotedName).map { " USING \($0)" } ?? ""
        return ["\(column) TYPE \(newType)\(collation)\(using)"]
    }

    private var changingForeignOptions: [String] {
        ForeignOptions.changes(from: old, to: new).map {
            ["ALTER FOREIGN TABLE \(new.ownerReference) ALTER COLUMN \(new.quotedName) \($0)"]
        } ?? []
    }

    private var gainingNotNull: [String] {
        guard !old[flag: .isNotNull], new[flag: .isNotNull], !waitsForDefault else { return [] }
        let hasDefault = context.current[ObjectID(.columnDefault, new.id.path)] != nil
        return Self.gainingNotNull(new, hasDefault: hasDefault, in: context)
    }

    /// Whether NOT NULL has to wait until the column has its default, which rows without a value then get.
    var waitsForDefault: Bool {
        guard !old[flag: .isNotNull], new[flag: .isNotNull] else { return false }
        let id = ObjectID(.columnDefault, new.id.path)
        return context.target[id] != nil && context.target[id]?.attributes != context.current[id]?.attributes
    }

    private var gainingIdentity: [String] {
        guard let identity = new[.identity] else { return [] }
        guard let former = old[.identity] else {
            let options = new[.identityOptions].map { " (\($0.joined(separator: " ")))" } ?? ""
            return ["\(column) ADD GENERATED \(identity.uppercased()) AS IDENTITY\(options)"]
        }
        var actions = IdentityOptions.changes(
            from: old[.identityOptions] ?? [], to: new[.identityOptions] ?? [])
        if identity != former { actions.insert("SET GENERATED \(identity.uppercased())", at: 0) }
        return actions.isEmpty ? [] : ["\(column) \(actions.joined(separator: " "))"]
    }

    /// Gives rows without a value the default, where there is one, and refuses NULL from then on.
    static func gainingNotNull(
        _ column: CatalogObject, hasDefault: Bool, in context: WritingContext
    ) -> [String] {
        let table = column.ownerReference
        let name = column.quotedName
        var statements: [String] = []
        if hasDefault, column.owner?.kind != .foreignTable {
            statements.append("UPDATE \(table) SET \(name) = DEFAULT WHERE \(name) IS NULL")
            // ALTER TABLE refuses while checks of changed rows wait for the end of the transaction.
            if hasDeferredChecks(column.owner, in: context) {
                statements.append("SET CONSTRAINTS ALL IMMEDIATE")
            }
        }
        statements.append("ALTER TABLE \(table) ALTER COLUMN \(name) SET NOT NULL")
        return statements
    }
}

extension ColumnAlteration {
    /// Whether anything about a table's rows is looked at no sooner than at the end of the transaction.
    private static func hasDeferredChecks(_ table: ObjectID?, in context: WritingContext) -> Bool {
        guard let table else { return false }
        return context.current.objects.values.contains { object in
            switch object.kind {
            case .foreignKey where object[.referencedTable] == table.path: object[flag: .isInitiallyDeferred]
            case .trigger where object.owner == table: object[.definition]?.contains(" DEFERRED ") ?? false
            case .exclusion where object.owner == table: object[.definition]?.hasSuffix(" DEFERRED") ?? false
            default: object.owner == table && object[flag: .isInitiallyDeferred]
            }
        }
    }
}

/// The options of an identity column's sequence.
enum IdentityOptions {
    /// The actions that lead from some options to others; one that is no longer there goes back to its default.
    static func changes(from old: [String], to new: [String]) -> [String] {
        let kept = Set(new.map(name))
        let isDescending = new.contains { $0.hasPrefix("INCREMENT BY -") }
        let removed = old.map(name).filter { !kept.contains($0) }.map { reset($0, new, isDescending) }
        return removed + new.filter { !old.contains($0) }.map { "SET \($0)" }
    }

    private static func name(_ option: String) -> String {
        String(option.split(separator: " ").first ?? "")
    }

    private static func reset(_ name: String, _ options: [String], _ isDescending: Bool) -> String {
        switch name {
        case "START":
            let bound = isDescending ? "MAXVALUE " : "MINVALUE "
            let first = options.first { $0.hasPrefix(bound) }.map { String($0.dropFirst(bound.count)) }
            return "SET START WITH \(first ?? (isDescending ? "-1" : "1"))"
        case "INCREMENT": return "SET INCREMENT BY 1"
        case "MINVALUE": return "SET NO MINVALUE"
        case "MAXVALUE": return "SET NO MAXVALUE"
        case "CACHE": return "SET CACHE 1"
        default: return "SET NO CYCLE"
        }
    }
}
