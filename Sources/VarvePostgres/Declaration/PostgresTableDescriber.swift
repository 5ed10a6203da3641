import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Describes a table that is there as one that is declared.
struct PostgresTableDescriber {
    let table: CatalogObject
    let catalog: Catalog
    let graph: CatalogGraph
    let isIdiomatic: Bool

    /// The objects beside the table that come with its declaration.
    private(set) var provided: Set<ObjectID> = []

    init(table: CatalogObject, catalog: Catalog, graph: CatalogGraph, isIdiomatic: Bool) {
        self.table = table
        self.catalog = catalog
        self.graph = graph
        self.isIdiomatic = isIdiomatic
    }

    private var schema: String { table.id.path.first ?? "public" }

    /// The declared form; `nil` where a declaration has no way to say what the table is.
    mutating func declared() -> DeclaredTable? {
        // What is attached to a table can be added at any time.
        let security: [AttributeKey<Bool>] = [.hasRowSecurity, .forcesRowSecurity]
        let details = PostgresRules.details
        guard
            table.has(
                only: [.comment], [.isUnlogged] + security, [.privileges, .securityLabels], besides: details),
            table.id.path.count == 2
        else { return nil }
        var declared = DeclaredTable(
            schema: schema == "public" ? nil : schema, name: table.name, columns: [], comment: table[.comment]
        )
        declared.options.isUnlogged = table[flag: .isUnlogged]
        provided.insert(ObjectID(.schema, [schema]))
        let parts = graph.parts(of: table.id).compactMap { catalog[$0] }
        guard !parts.contains(where: { $0.isDescent || $0.kind == .tableType }) else { return nil }
        for part in parts where part.kind == .column {
            guard let column = column(part) else { return nil }
            declared.columns.append(column)
        }
        for part in parts {
            add(part, to: &declared)
        }
        if isIdiomatic { addTriggers(Set(parts.filter { $0.kind == .trigger }.map(\.name)), to: &declared) }
        return declared.columns.isEmpty ? nil : declared
    }

    private mutating func column(_ part: CatalogObject) -> DeclaredColumn? {
        let texts: [AttributeKey<String>] = [
            .dataType, .collation, .identity, .generation, .expression, .comment,
        ]
        let lists: [AttributeKey<[String]>] = [.privileges, .sequencePrivileges, .securityLabels]
        guard part.has(only: texts, [.isNotNull], lists, besides: PostgresRules.details),
            let type = type(of: part)
        else { return nil }
        var column = DeclaredColumn(name: part.name, type: type, isNullable: !part[flag: .isNotNull])
        column.comment = part[.comment]
        if let collation = part[.collation] {
            guard let name = PostgresTypes.collation(named: collation, of: type) else { return nil }
            column.collation = name
        }
        if let identity = part[.identity] {
            guard [.int16, .int32, .int64].contains(type), !column.isNullable else { return nil }
            column.identity = identity == "always" ? .always : .byDefault
        }
        if let expression = part[.expression], let generation = part[.generation] {
            column.generation = DeclaredGeneration(
                expression: SQLFragment(sql: FaithfulExpression.text(expression)),
                isStored: generation == "stored")
        }
        if let value = catalog[ObjectID(.columnDefault, part.id.path)] {
            guard value.has(only: [.expression], []), let expression = value[.expression] else { return nil }
            // A sequence that belongs to the column can't come before the table, so it follows with the default.
            if !value.dependencies.contains(where: { $0.kind == .sequence }) {
                column.defaultValue = defaultValue(expression, type)
            }
        }
        return column
    }

    private mutating func type(of column: CatalogObject) -> DataType? {
        guard let name = column[.dataType] else { return nil }
        if let known = PostgresTypes.type(named: name) { return known }
        guard let id = column.dependencies.first(where: { $0.kind == .enumType }), let words = catalog[id],
            words.has(only: [.comment], [], [.labels, .privileges, .securityLabels]),
            let labels = words[.labels],
            !labels.isEmpty
        else { return .native(postgres: name, sqlite: nil) }
        let schema = id.path.first ?? "public"
        provided.formUnion([id, ObjectID(.schema, [schema])])
        let type = DataType.enumeration(
            DeclaredEnum(schema: schema == "public" ? nil : schema, name: id.name, labels: labels))
        return name.hasSuffix("[]") ? .array(type) : type
    }

    private mutating func defaultValue(_ expression: String, _ type: DataType) -> DeclaredDefault {
        if isIdiomatic {
            switch (expression, type) {
            case ("now()", .timestamp): return .currentTimestamp
            case ("gen_random_uuid()", .uuid): return .uuidV4
            case (_, .uuid) where isUUIDV7(expression): return .uuidV7
            default: break
            }
        }
        return PostgresLiteral.read(expression, type).map(DeclaredDefault.literal)
            ?? .expression(SQLFragment(sql: FaithfulExpression.text(expression)))
    }

    private mutating func isUUIDV7(_ expression: String) -> Bool {
        let function = ObjectID(.function, [schema, PostgresHelpers.uuidV7 + "()"])
        guard expression.hasSuffix(PostgresHelpers.uuidV7 + "()"), catalog[function] != nil else {
            return false
        }
        provided.insert(function)
        return true
    }

    /// Adds what can be said. The rest can be added to the table at any time.
    private func add(_ part: CatalogObject, to declared: inout DeclaredTable) {
        let name = part.hasGeneratedName ? nil : part.name
        let columns = part[.columns] ?? []
        switch part.kind {
        case .primaryKey where part.has(only: [], [], [.columns]):
            if columns.count == 1, name == nil,
                let position = declared.columns.firstIndex(where: { $0.name == columns[0] })
            {
                declared.columns[position].isPrimaryKey = true
            } else {
                declared.rules.append(.primaryKey(columns: columns, name: name))
            }
        case .unique where part.has(only: [], [], [.columns]):
            declared.rules.append(.unique(columns: columns, name: name))
        case .foreignKey:
            if let reference = DeclaredReference(part, usualSchema: "public") {
                declared.add(reference, from: columns, name: name)
            }
        case .check where part.has(only: [.expression], []):
            let condition = SQLFragment(sql: FaithfulExpression.text(part[.expression] ?? ""))
            declared.rules.append(.check(condition, name: part.name, dialects: .postgres))
        case .index where part.has(only: [.method, .predicate], [.isUnique], [.keys, .includedColumns]):
            declared.rules.append(.index(index(part, of: declared)))
        default: break
        }
    }

    private func index(_ part: CatalogObject, of declared: DeclaredTable) -> DeclaredIndex {
        let columns = declared.columns.map(\.name)
        let keys = (part[.keys] ?? []).map {
            DeclaredIndex.Key(
                describing: FaithfulExpression.text($0), columns: columns,
                quoted: PostgresFragments.identifier)
        }
        let predicate = part[.predicate].map { SQLFragment(sql: FaithfulExpression.text($0)) }
        var index = DeclaredIndex(
            keys: keys, isUnique: part[flag: .isUnique], predicate: predicate, method: part[.method])
        index.includedColumns = part[.includedColumns] ?? []
        let usual = DeclaredNames.fit(([table.name] + index.nameParts).joined(separator: "_"), suffix: "_idx")
        index.name = part.name == usual ? nil : part.name
        if index.method != nil || !index.includedColumns.isEmpty { index.dialects = .postgres }
        return index
    }

    /// The columns that an append-only table lets change: those of which its trigger does not speak.
    private func changeableColumns(of declared: DeclaredTable, _ names: Set<String>) -> [String] {
        let name = DeclaredNames.fit(table.name, suffix: "_append_only_update")
        guard names.contains(name), let text = catalog[ObjectID(.trigger, in: table.id, name)]?[.definition]
        else { return [] }
        return declared.columns.map(\.name).filter { column in
            ![column, PostgresFragments.identifier(column)].contains { spelling in
                ["new.\(spelling) ", "new.\(spelling))", "new.\(spelling):"].contains { text.contains($0) }
            }
        }
    }

    /// Recognises the rules that triggers stand for by the triggers' names.
    private mutating func addTriggers(_ names: Set<String>, to declared: inout DeclaredTable) {
        let refusal = ObjectID(.function, [schema, PostgresHelpers.refuseChange + "()"])
        let appendOnly = ["_append_only", "_append_only_truncate"]
        if catalog[refusal] != nil,
            appendOnly.allSatisfy({ names.contains(DeclaredNames.fit(table.name, suffix: $0)) })
        {
            declared.rules.append(.appendOnly(except: changeableColumns(of: declared, names)))
            provided.insert(refusal)
        }
        for column in declared.columns {
            let name = column.name
            if column.type == .timestamp, has("set_\(name)", PostgresHelpers.setter(of: name), names) {
                declared.rules.append(.updatedAt(column: name))
            }
            if has("lock_\(name)", PostgresHelpers.lock(of: name), names) {
                declared.rules.append(.optimisticLock(column: name))
            }
        }
    }

    /// Whether a trigger is there with the function that it calls, which the rule then stands for as well.
    private mutating func has(_ suffix: String, _ helper: String, _ triggers: Set<String>) -> Bool {
        let function = ObjectID(.function, [schema, helper + "()"])
        guard catalog[function] != nil, triggers.contains(DeclaredNames.fit(table.name, suffix: "_" + suffix))
        else { return false }
        provided.insert(function)
        return true
    }
}
