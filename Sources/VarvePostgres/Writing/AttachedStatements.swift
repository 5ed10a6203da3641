import VarveCatalog

/// What an object of any kind may have beside its own statement: a comment, security labels, privileges,
/// row-level security, an extension to go with.
enum AttachedStatements {
    /// The statements that bring all of that from one form to the next.
    ///
    /// - Parameters:
    ///   - old: The object before; `nil` where it was just made.
    ///   - catalog: What is there.
    static func texts(
        for object: CatalogObject, from old: CatalogObject?, in catalog: Catalog
    ) -> [String] {
        var statements = RowSecurityStatements.texts(for: object, from: old)
        statements += RequiredExtensionStatements.texts(for: object, from: old)
        if let comment = CommentStatement.text(for: object, from: old) { statements.append(comment) }
        statements += SecurityLabelStatements.texts(for: object, from: old)
        return statements + PrivilegeStatements.texts(for: object, from: old, in: catalog)
    }
}
