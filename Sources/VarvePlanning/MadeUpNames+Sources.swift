import VarveCatalog

/// What parts of tables are inherited from.
extension MadeUpNames {
    /// Whether the server made up an object's name: by its rules, or by taking the name of what it comes from.
    static func isMadeUp(_ object: CatalogObject, in catalog: Catalog) -> Bool {
        object.hasGeneratedName || isNamedAfterSource(object, in: catalog)
    }

    /// Whether an inherited part bears the name of the part that it comes from.
    static func isNamedAfterSource(_ object: CatalogObject, in catalog: Catalog) -> Bool {
        inheritanceSource(of: object, in: catalog)?.name == object.name
    }

    /// The part of another table that a part of a table was inherited from; `nil` where it is the table's own.
    static func inheritanceSource(of object: CatalogObject, in catalog: Catalog) -> CatalogObject? {
        guard object.origin == .inherited else { return nil }
        return object.dependencies.filter { $0.kind.isAkin(to: object.kind) }.sorted().lazy
            .compactMap { catalog[$0] }.first { $0.owner != object.owner }
    }

    /// The part that an inherited part comes from in the end.
    static func root(of object: CatalogObject, in catalog: Catalog) -> ObjectID? {
        guard var root = inheritanceSource(of: object, in: catalog) else { return nil }
        while let next = inheritanceSource(of: root, in: catalog) { root = next }
        return root.id
    }
}

extension CatalogObject {
    /// Whether the object can't be without its owner; a sequence is there before the column that owns it.
    var isPartOfOwner: Bool { owner.map(dependencies.contains) ?? false }
}
