import VarveCatalog
import VarveDatabase

/// Privileges count once a schema speaks of them: many teams grant and revoke by other means, and a schema that says
/// nothing about it must not take that away.
extension Catalog {
    /// The catalog with the privileges of a database, where it has none of its own.
    ///
    /// - Parameter database: The catalog of a database that is compared with this schema.
    ///
    /// What is not in the database gets what a new object would get there.
    func takingUnspokenPrivileges(from database: Catalog, dialect: any Dialect) -> Catalog {
        guard !speaksOfPrivileges, database.speaksOfPrivileges else { return self }
        var catalog = self
        for object in database.objects.values {
            if object.kind == .defaultPrivileges {
                if object.dependencies.allSatisfy({ self[$0] != nil }) { catalog.insert(object) }
            } else if var own = self[object.id], object.hasPrivileges {
                for key in CatalogObject.privilegeKeys { own[key] = object[key] }
                catalog.insert(own)
            }
        }
        for object in objects.values where database[object.id] == nil {
            catalog.insert(dialect.withInitialPrivileges(object, in: database))
        }
        return catalog
    }

    private var speaksOfPrivileges: Bool {
        objects.values.contains { $0.kind == .defaultPrivileges || $0.hasPrivileges }
    }
}

extension CatalogObject {
    fileprivate static let privilegeKeys: [AttributeKey<[String]>] = [
        .privileges, .columnPrivileges, .sequencePrivileges,
    ]

    fileprivate var hasPrivileges: Bool { Self.privilegeKeys.contains { self[$0] != nil } }
}

extension CatalogSource {
    /// Whether it is a database and not what somebody wrote down.
    var isDatabase: Bool {
        if case .database = self { true } else { false }
    }
}
