extension RegisteredTable {
    /// Refuses a reference to a table of a module that this one's module does not build on.
    func checkModule(of other: RegisteredTable, property: String) throws(SchemaError) {
        guard let module, let owner = other.module, owner != module else { return }
        let table = String(describing: other.type)
        let names = (String(describing: module), String(describing: owner))
        if module.isShared && !owner.isShared {
            throw SchemaError(
                .sharedModule(names.0, feature: names.1, table: table), in: type, property)
        }
        guard !module.allDependencies.contains(where: { $0 == owner }) else { return }
        throw SchemaError(.foreignModule(table, owner: names.1, module: names.0), in: type, property)
    }

    /// Where the table and its columns are declared.
    var places: [DeclaredName: DeclaredPlace] {
        let typeName = SchemaError.name(of: type)
        var places = [
            DeclaredName(schema: declared.schema, table: declared.name): DeclaredPlace(type: typeName)
        ]
        for column in columns {
            let definition = column.definition
            let name = DeclaredName(
                schema: declared.schema, table: declared.name, column: definition.declared.name)
            places[name] = DeclaredPlace(
                type: typeName, property: column.property, file: String(describing: definition.file),
                line: definition.line)
        }
        return places
    }
}

extension SchemaModule {
    /// The modules that it builds on, directly or through others.
    static var allDependencies: [any SchemaModule.Type] {
        var found: [any SchemaModule.Type] = []
        var waiting = dependencies
        while let next = waiting.popLast() {
            guard !found.contains(where: { $0 == next }) else { continue }
            found.append(next)
            waiting += next.dependencies
        }
        return found
    }
}
