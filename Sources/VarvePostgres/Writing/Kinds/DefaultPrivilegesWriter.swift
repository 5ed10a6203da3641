import VarveCatalog

/// ALTER DEFAULT PRIVILEGES.
struct DefaultPrivilegesWriter: ObjectWriter {
    let noun = "DEFAULT PRIVILEGES"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        statements(object, from: [], to: object[.privileges] ?? [])
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        statements(object, from: object[.privileges] ?? [], to: [])
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        statements(new, from: old[.privileges] ?? [], to: new[.privileges] ?? [])
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private func statements(_ object: CatalogObject, from old: [String], to new: [String]) -> [String] {
        let role = object[.creator].map { " FOR ROLE " + SQLText.identifier($0) } ?? ""
        let place = object.id.path.count > 1 ? " IN SCHEMA " + SQLText.identifier(object.id.path[0]) : ""
        return PrivilegeChange.all(from: old, to: new).map { change in
            var change = change
            // The owner is whoever they are for.
            if change.grantee == Privilege.owner, let creator = object[.creator] {
                change.grantee = SQLText.identifier(creator)
            }
            return "ALTER DEFAULT PRIVILEGES\(role)\(place) "
                + change.statement(on: object[.objectClass] ?? "TABLES")
        }
    }
}
