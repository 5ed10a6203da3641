import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Looks for foreign keys from a module to one that it does not build on.
struct ModuleRules {
    let modules: [DeclaredModule]
    let catalog: Catalog
    let dialect: any Dialect
    let places: SchemaPlaces

    func findings() -> [Finding] {
        catalog.all(.foreignKey).compactMap { key in
            guard let table = key.owner, let target = key[.referencedTable],
                let module = modules.owner(of: table, dialect),
                let owner = modules.owner(of: ObjectID(.table, target), dialect),
                module.name != owner.name, !module.dependencies.contains(owner.name)
            else { return nil }
            let column = key[.columns]?.first
            let place = places.place(of: table, column: column)
            let name = dialect.display(table.path + (column.map { [$0] } ?? []))
            let advice =
                module.isShared && !owner.isShared
                ? "\(module.name) is shared, so let \(owner.name) refer to it instead"
                : "let \(module.name) depend on \(owner.name), or take the reference back"
            return Finding(
                rule: "module-dependency", path: place.file, line: place.line, object: name,
                message: "column \(name)\(place.declaration.map { " (\($0))" } ?? ""): refers to "
                    + "\(dialect.display(target)) of \(owner.name), which \(module.name) does not depend on; "
                    + advice)
        }
    }
}

extension [DeclaredModule] {
    /// The module that owns a table: the one that lists it, else the one with the longest prefix of its name.
    func owner(of table: ObjectID, _ dialect: any Dialect) -> DeclaredModule? {
        if let owner = first(where: { module in
            module.tables.contains { dialect.qualify($0, kind: .table) == table.path }
        }) {
            return owner
        }
        let candidates = flatMap { module in module.prefixes.map { (prefix: $0, module: module) } }
        return candidates.filter { table.name.hasPrefix($0.prefix + "_") }
            .max { $0.prefix.utf8.count < $1.prefix.utf8.count }?.module
    }
}
