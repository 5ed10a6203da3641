/// Puts a schema together: reads each table type once and checks what it says against the others.
struct Registration {
    private(set) var tables: [RegisteredTable] = []
    private var indexes: [ObjectIdentifier: Int] = [:]
    private var owners: [String: Int] = [:]
    var statements: [DeclaredSQL] = []
    private(set) var modules: [DeclaredModule] = []

    /// Notes a module, whose tables follow.
    mutating func add(_ module: any SchemaModule.Type) {
        modules.append(
            DeclaredModule(
                name: String(describing: module), prefixes: module.tablePrefixes, isShared: module.isShared,
                dependencies: Set(module.allDependencies.map { String(describing: $0) })))
    }

    /// Reads a table type. One that is there already, through another module, is an error.
    mutating func add(_ type: any Table.Type, of module: (any SchemaModule.Type)?) throws(SchemaError) {
        guard !type.name.isEmpty else { throw SchemaError(.emptyName, in: type, "name") }
        let qualifiedName = type.schema.isEmpty ? type.name : "\(type.schema).\(type.name)"
        if let other = owners[qualifiedName] {
            let name = String(describing: tables[other].type)
            throw SchemaError(.duplicateTable(qualifiedName, other: name), in: type)
        }
        owners[qualifiedName] = tables.count
        indexes[ObjectIdentifier(type)] = tables.count
        if module != nil, !modules.isEmpty {
            modules[modules.count - 1].tables.append((type.schema.isEmpty ? [] : [type.schema]) + [type.name])
        }
        tables.append(try RegisteredTable(reading: type, of: module))
    }

    /// Resolves what tables say of each other and checks the whole.
    func finish() throws(SchemaError) -> DeclaredSchema {
        var declared: [DeclaredTable] = []
        for table in tables {
            declared.append(try resolve(table))
        }
        for (table, value) in zip(tables, declared) {
            try table.checkValues(of: value)
        }
        try checkEnums()
        try checkForbiddenColumns(declared)
        var schema = DeclaredSchema(tables: declared, statements: statements)
        schema.modules = modules
        schema.places = tables.reduce(into: [:]) { $0.merge($1.places) { place, _ in place } }
        return schema
    }

    private func resolve(_ table: RegisteredTable) throws(SchemaError) -> DeclaredTable {
        var value = table.declared
        for (index, column) in table.columns.enumerated() {
            if let reference = column.definition.reference {
                try check(reference.target().table, from: table, property: column.property)
                value.columns[index].reference = reference.resolve()
            } else if let reference = column.definition.declared.reference {
                try check(reference, from: table, property: column.property)
            }
        }
        for rule in table.rules {
            let declared = rule.declare()
            if let target = rule.target {
                try check(target(), from: table, property: "rules")
            } else if case .foreignKey(_, let reference, _) = declared {
                try check(reference, from: table, property: "rules")
            }
            value.rules.append(declared)
        }
        return value
    }

    private func check(
        _ target: any Table.Type, from table: RegisteredTable, property: String
    ) throws(SchemaError) {
        guard let index = indexes[ObjectIdentifier(target)] else {
            throw SchemaError(.unregisteredTable(String(describing: target)), in: table.type, property)
        }
        try table.checkModule(of: tables[index], property: property)
    }

    /// A table that is referred to by its name may be a registered one.
    private func check(
        _ reference: DeclaredReference, from table: RegisteredTable, property: String
    ) throws(SchemaError) {
        let name = (reference.schema.map { $0 + "." } ?? "") + reference.table
        guard let index = owners[name] else { return }
        try table.checkModule(of: tables[index], property: property)
    }

    private func checkEnums() throws(SchemaError) {
        var known: [String: DeclaredEnum] = [:]
        for table in tables {
            for (column, value) in zip(table.columns, table.declared.columns) {
                guard let declared = value.type.enumeration else { continue }
                let name = (declared.schema.map { $0 + "." } ?? "") + declared.name
                guard !declared.name.isEmpty else {
                    throw SchemaError(.emptyName, in: table.type, column.property)
                }
                guard !declared.labels.isEmpty else {
                    throw SchemaError(.emptyEnum(name), in: table.type, column.property)
                }
                if let other = known[name], other != declared {
                    throw SchemaError(.conflictingEnum(name), in: table.type, column.property)
                }
                known[name] = declared
            }
        }
    }

    private func checkForbiddenColumns(_ declared: [DeclaredTable]) throws(SchemaError) {
        let forbidden = declared.flatMap(\.forbiddenColumns)
        for (table, value) in zip(tables, declared) {
            for (column, name) in zip(table.columns, value.columns.map(\.name)) {
                for rule in forbidden where rule.matches(name) {
                    throw SchemaError(
                        .forbiddenColumn(pattern: rule.pattern, reason: rule.reason),
                        in: table.type, column.property)
                }
            }
        }
    }
}
