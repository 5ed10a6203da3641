import VarveCatalog
import VarveDatabase

extension PostgresDialect {
    /// What default privileges give to a new object.
    public func withInitialPrivileges(_ object: CatalogObject, in catalog: Catalog) -> CatalogObject {
        var object = object
        let privileges = InitialPrivileges.of(object, in: catalog)
        if !privileges.isEmpty { object[.privileges] = privileges }
        guard object[.identity] != nil else { return object }
        let ofSequence = InitialPrivileges.ofIdentitySequence(object, in: catalog)
        if !ofSequence.isEmpty { object[.sequencePrivileges] = ofSequence }
        return object
    }
}
