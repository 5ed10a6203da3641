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
        losingIdentity + losingExpression + losingNotNull + changingType + changingExpression
            + ColumnDetailStatements.changes(
                from: old, to: new, hasNewType: !changingType.isEmpty, in: context)
            + changingForeignOptions + gainingNotNull + changingNotNull + gainingIdentity
    }

    private var table: String { "ALTER TABLE \(new.ownerReference)" }
    private var column: String { "\(table) ALTER COLUMN \(new.quotedName)" }

    private var losingIdentity: [String] {
        old[.identity] != nil && new[.identity] == nil ? ["\(column) DROP IDENTITY"] : []
    }

    private var losesExpression: Bool { old[.generation] != nil && new[.generation] == nil }

    private var losingExpression: [String] {
        losesExpression ? LostExpression(of: new, in: context).statements : []
    }

    /// The heirs that leave their parents for a moment while the column is changed.
    var rejoining: Set<ObjectID> {
        losesExpression ? LostExpression(of: new, in: context).rejoining : []
    }

    private var losingNotNull: [String] {
        guard old[flag: .isNotNull] && !new[flag: .isNotNull] else { return [] }
        return ["\(column) DROP NOT NULL"] + keepingNotNullBelow
    }

    /// Partitions and heirs that go on refusing NULL: the server takes NOT NULL from them too.
    private var keepingNotNullBelow: [String] {
        guard let table = new.owner, old.givesNotNull else { return [] }
        let staying = InheritedColumns.keepingNotNull(below: new, in: context)
        return context.descent.descendants(of: table).filter { !staying.contains($0) }.flatMap { heir in
            let id = ObjectID(.column, in: heir, new.name)
            guard let wanted = context.target[id], wanted[flag: .isNotNull],
                context.current[id]?[flag: .isNotNull] == true
            else { return [String]() }
            return NotNullStatements.gaining(wanted)
        }
    }

    private var changingType: [String] {
        guard let oldType = old[.dataType], let newType = new[.dataType],
            oldType != newType || old[.collation] != new[.collation]
        else { return [] }
        let conversion = TypeConversion(
            from: oldType, in: context.current, to: newType, in: context.current)
        let collation = new[.collation].map { " COLLATE \($0)" } ?? ""
        return ColumnTypeStatements.changing(
            new, to: newType + collation, using: conversion.using(new.quotedName), in: context)
    }

    /// A partition or an heir may compute its column in its own way (from version 17 on; before that the server refuses
    /// it, or can't change it). Any other computed column is made anew.
    private var changingExpression: [String] {
        guard new[.generation] != nil, old[.generation] == new[.generation],
            let expression = new[.expression], old[.expression] != expression
        else { return [] }
        let action = "ALTER COLUMN \(new.quotedName) SET EXPRESSION AS"
        return ["\(table) \(action) \(SQLText.parenthesised(expression))"]
            + ExpressionSpread(of: new, in: context).kept.map { heir, expression in
                let heir = "ALTER TABLE \(SQLText.qualified(heir.path))"
                return "\(heir) \(action) \(SQLText.parenthesised(expression))"
            }
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

    private var changingNotNull: [String] {
        guard old[flag: .isNotNull], new[flag: .isNotNull] else { return [] }
        return NotNullStatements.changes(from: old, to: new, in: context)
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
            let options = IdentityOptions.clauses(of: new)
            let list = options.isEmpty ? "" : " (\(options.joined(separator: " ")))"
            return ["\(column) ADD GENERATED \(identity.uppercased()) AS IDENTITY\(list)"]
                + (new.owner?.kind == .foreignTable ? [] : [CountingOn.identity(of: new)])
        }
        var actions = IdentityOptions.changes(
            from: old[.identityOptions] ?? [], to: new[.identityOptions] ?? [])
        if identity != former { actions.insert("SET GENERATED \(identity.uppercased())", at: 0) }
        return (actions.isEmpty ? [] : ["\(column) \(actions.joined(separator: " "))"])
            + IdentityOptions.renaming(from: old, to: new)
    }

    /// Gives rows without a value the default, where there is one, and refuses NULL from then on.
    static func gainingNotNull(
        _ column: CatalogObject, hasDefault: Bool, in context: WritingContext
    ) -> [String] {
        let table = column.ownerReference
        let name = column.quotedName
        var statements: [String] = []
        if hasDefault, !hasForeignRows(column, in: context) {
            statements.append("UPDATE \(table) SET \(name) = DEFAULT WHERE \(name) IS NULL")
            // ALTER TABLE refuses while checks of changed rows wait for the end of the transaction.
            if hasDeferredChecks(column.owner, in: context) {
                statements.append("SET CONSTRAINTS ALL IMMEDIATE")
            }
        }
        return statements + NotNullStatements.gaining(column)
    }
}

extension ColumnAlteration {
    /// Whether rows of a column's table are on other servers, where they can't be counted on to be changed.
    private static func hasForeignRows(_ column: CatalogObject, in context: WritingContext) -> Bool {
        guard let table = column.owner else { return false }
        return ([table] + context.descent.descendants(of: table)).contains { $0.kind == .foreignTable }
    }

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
