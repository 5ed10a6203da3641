import VarveCatalog

/// The privileges that an object has right after it was made: the usual ones, but for what default privileges add and
/// take away.
enum InitialPrivileges {
    /// How they differ from the usual ones.
    static func of(_ object: CatalogObject, in catalog: Catalog) -> [String] {
        // Every new database has this schema, and what everybody may do there goes without saying.
        let usual = object.id == ObjectID(.schema, ["public"]) ? ["REVOKE USAGE FROM PUBLIC"] : []
        guard let objects = GrantTarget.objectClass(of: object) else { return usual }
        return usual + defaults(for: objects, in: object.id.path.count > 1 ? object.id.path[0] : nil, catalog)
    }

    /// Those of the sequence inside an identity column.
    static func ofIdentitySequence(_ column: CatalogObject, in catalog: Catalog) -> [String] {
        defaults(for: "SEQUENCES", in: column.id.path.first, catalog)
    }

    /// What holds everywhere takes the place of the server's own defaults; what holds in a schema is added.
    private static func defaults(for objects: String, in schema: String?, _ catalog: Catalog) -> [String] {
        var states = states(for: objects, in: nil, catalog)
        guard let schema else { return texts(states) }
        for (right, added) in Self.states(for: objects, in: schema, catalog) {
            switch states[right] {
            case .revoked where added == .granted: states[right] = nil
            case .grantable,
                .granted where added == .granted:
                break
            case .none where added == .granted && goesWithoutSaying(right, objects): break
            default: states[right] = added
            }
        }
        return texts(states)
    }

    private static func texts(_ states: [Privilege.Right: Privilege.State]) -> [String] {
        states.map { Privilege($0, $1).text }.sorted()
    }

    private static func states(
        for objects: String, in schema: String?, _ catalog: Catalog
    ) -> [Privilege.Right: Privilege.State] {
        let id = ObjectID(.defaultPrivileges, (schema.map { [$0] } ?? []) + [objects.lowercased()])
        return Privilege.states(in: catalog[id]?[.privileges] ?? [])
    }

    /// Whether a role has a privilege by the server's own defaults.
    private static func goesWithoutSaying(_ right: Privilege.Right, _ objects: String) -> Bool {
        switch (objects, right.name) {
        case ("FUNCTIONS", "EXECUTE"), ("TYPES", "USAGE"):
            [Privilege.everybody, Privilege.owner].contains(right.grantee)
        default: right.grantee == Privilege.owner
        }
    }
}
