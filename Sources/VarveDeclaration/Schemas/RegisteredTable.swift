/// A table type and what one pass over its properties found.
struct RegisteredTable {
    /// A column and the property that it was found in.
    struct FoundColumn {
        let property: String
        let definition: ColumnDefinition
    }

    let type: any Table.Type
    let module: (any SchemaModule.Type)?
    let columns: [FoundColumn]
    let rules: [Rule]

    /// The table without its references and rules, which other tables have a say in.
    let declared: DeclaredTable

    /// Reads a table type.
    init(reading type: any Table.Type, of module: (any SchemaModule.Type)?) throws(SchemaError) {
        let table = type.init()
        self.type = type
        self.module = module
        self.columns = try Self.columns(of: table, in: type)
        self.rules = table.rules
        guard !columns.isEmpty else { throw SchemaError(.noColumns, in: type) }
        var declared = DeclaredTable(
            schema: type.schema.isEmpty ? nil : type.schema, name: type.name,
            columns: columns.map(\.definition.declared))
        declared.comment = type.comment.isEmpty ? nil : type.comment
        declared.formerName = type.renamedFrom.isEmpty ? nil : type.renamedFrom
        declared.options = type.options
        self.declared = declared
        try checkColumns()
    }

    private static func columns(
        of value: Any, in type: any Table.Type, prefix: String = ""
    ) throws(SchemaError) -> [FoundColumn] {
        var found: [FoundColumn] = []
        for child in Mirror(reflecting: value).children {
            let property = prefix + (child.label ?? "?")
            if let column = child.value as? any ColumnProtocol {
                found.append(FoundColumn(property: property, definition: column.definition))
            } else if let group = child.value as? any ColumnGroup {
                found += try columns(of: group, in: type, prefix: property + ".")
            } else {
                throw SchemaError(
                    .notAColumn(String(describing: Swift.type(of: child.value))), in: type, property)
            }
        }
        return found
    }

    private func checkColumns() throws(SchemaError) {
        var owners: [String: String] = [:]
        for column in columns {
            let declared = column.definition.declared
            guard !declared.name.isEmpty else { throw SchemaError(.emptyName, in: type, column.property) }
            if let other = owners[declared.name] {
                throw SchemaError(.duplicateColumn(declared.name, other: other), in: type, column.property)
            }
            owners[declared.name] = column.property
            let sources: [Bool] = [
                declared.defaultValue != nil, declared.identity != nil, declared.generation != nil,
            ]
            guard sources.count(where: { $0 }) <= 1 else {
                throw SchemaError(.conflictingDefault, in: type, column.property)
            }
        }
    }
}
