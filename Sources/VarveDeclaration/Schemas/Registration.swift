/// Puts a schema together: reads each table type once and checks what it says against the others.
struct Registration {
    private(set) var tables: [RegisteredTable] = []
    private var indexes: [ObjectIdentifier: Int] = [:]
    private var owners: [String: Int] = [:]
    var statements: [DeclaredSQL] = []

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
        return DeclaredSchema(tables: declared, statements: statements)
    }

    private func resolve(_ table: RegisteredTable) throws(SchemaError) -> DeclaredTable {
        var value = table.declared
        for (index, column) in table.columns.enumerated() {
            guard let reference = column.definition.reference else { continue }
            try check(reference.target().table, from: table, property: column.property)
            value.columns[index].reference = reference.resolve()
        }
        for rule in table.rules {
            if let target = rule.target {
                try check(target(), from: table, property: "rules")
            }
            value.rules.append(rule.declare())
        }
        return value
    }

    private func check(
        _ target: any Table.Type, from table: RegisteredTable, property: String
    ) throws(SchemaError) {
        guard let index = indexes[ObjectIdentifier(target)] else {
            throw SchemaError(.unregisteredTable(String(describing: target)), in: table.type, property)
        }
        guard let module = table.module, let owner = tables[index].module, owner != module,
            !Self.dependencies(of: module).contains(ObjectIdentifier(owner))
        else { return }
        throw SchemaError(
            .foreignModule(String(describing: target), owner: String(describing: owner)),
            in: table.type, property)
    }

    private static func dependencies(of module: any SchemaModule.Type) -> Set<ObjectIdentifier> {
        var found: Set<ObjectIdentifier> = []
        var waiting = module.dependencies
        while let next = waiting.popLast() {
            if found.insert(ObjectIdentifier(next)).inserted {
                waiting += next.dependencies
            }
        }
        return found
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
