import VarveCatalog
import VarveDeclaration

extension CatalogObject {
    /// Whether the object has no other attributes than these.
    public func has(
        only texts: [AttributeKey<String>], _ flags: [AttributeKey<Bool>],
        _ lists: [AttributeKey<[String]>] = [], besides others: Set<String> = []
    ) -> Bool {
        let known = others.union(texts.map(\.name) + flags.map(\.name) + lists.map(\.name))
        return attributes.keys.allSatisfy(known.contains)
    }
}

extension DeclaredTable {
    /// Whether the table has all of these columns.
    public func has(_ names: [String]) -> Bool {
        !names.isEmpty && names.allSatisfy { name in columns.contains { $0.name == name } }
    }

    /// Adds a reference: to its column where it is of one and has no name, else as a rule.
    public mutating func add(_ reference: DeclaredReference, from names: [String], name: String?) {
        let position = names.count == 1 ? columns.firstIndex { $0.name == names[0] } : nil
        if let position, name == nil, columns[position].reference == nil {
            columns[position].reference = reference
        } else {
            rules.append(.foreignKey(columns: names, reference: reference, name: name))
        }
    }
}

extension DeclaredReference {
    /// Describes a foreign key; `nil` where it has what a declaration can't say.
    ///
    /// - Parameter usualSchema: The schema that a declaration need not name, where the database has schemas.
    public init?(_ part: CatalogObject, usualSchema: String? = nil) {
        let flags: [AttributeKey<Bool>] = [.isDeferrable, .isInitiallyDeferred]
        guard
            part.has(only: [.onDelete, .onUpdate], flags, [.columns, .referencedTable, .referencedColumns]),
            let target = part[.referencedTable], let table = target.last,
            let columns = part[.referencedColumns],
            let onDelete = ReferentialAction(rawValue: part[.onDelete] ?? "NO ACTION"),
            let onUpdate = ReferentialAction(rawValue: part[.onUpdate] ?? "NO ACTION"),
            part[flag: .isDeferrable] == part[flag: .isInitiallyDeferred]
        else { return nil }
        self.init(
            schema: target.count > 1 && target[0] != usualSchema ? target[0] : nil, table: table,
            columns: columns,
            onDelete: onDelete, onUpdate: onUpdate, isDeferred: part[flag: .isDeferrable])
    }
}
