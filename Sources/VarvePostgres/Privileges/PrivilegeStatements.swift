import VarveCatalog

/// GRANT and REVOKE, which are alike for all kinds.
enum PrivilegeStatements {
    /// The statements that bring an object's privileges from one form to the next.
    ///
    /// - Parameters:
    ///   - old: The object before; `nil` where it was just made.
    ///   - catalog: What is there.
    static func texts(
        for object: CatalogObject, from old: CatalogObject?, in catalog: Catalog
    ) -> [String] {
        // They say themselves what they give.
        if object.kind == .defaultPrivileges { return [] }
        guard let target = GrantTarget(object) else { return [] }
        let before = old.map { $0[.privileges] ?? [] } ?? InitialPrivileges.of(object, in: catalog)
        let changes = PrivilegeChange.all(from: before, to: object[.privileges] ?? [])
        var statements = changes.map { $0.statement(on: target.text, columns: target.columns) }
        if changes.contains(where: \.isRevocation), object.kind != .column {
            statements += columnsAgain(of: object, target, in: catalog)
        }
        statements += columns(of: object, from: old, target)
        return statements + identitySequence(of: object, from: old, in: catalog)
    }

    /// What is revoked from a role on a table is revoked on all its columns too.
    private static func columnsAgain(
        of relation: CatalogObject, _ target: GrantTarget, in catalog: Catalog
    ) -> [String] {
        let columns = catalog.objects.values.filter {
            $0.kind == .column && $0.owner == relation.id && $0[.privileges] != nil
        }.sorted { $0.id < $1.id }
        return columns.flatMap { column in
            PrivilegeChange.all(from: [], to: column[.privileges] ?? [])
                .map { $0.statement(on: target.text, columns: " (\(column.quotedName))") }
        }
    }

    /// The columns of a relation whose columns are no objects of their own.
    private static func columns(
        of relation: CatalogObject, from old: CatalogObject?, _ target: GrantTarget
    ) -> [String] {
        let isRevoked = old?[.privileges] != relation[.privileges]
        guard isRevoked || old?[.columnPrivileges] != relation[.columnPrivileges] else { return [] }
        let before = ColumnTexts.byColumn(old?[.columnPrivileges] ?? [])
        let after = ColumnTexts.byColumn(relation[.columnPrivileges] ?? [])
        return Set(before.keys).union(after.keys).sorted().flatMap { column in
            let (old, new) = (before[column] ?? [], after[column] ?? [])
            let again = isRevoked ? PrivilegeChange.all(from: [], to: new) : []
            let changes = PrivilegeChange.all(from: old, to: new)
            return (isRevoked ? changes.filter(\.isRevocation) + again : changes)
                .map { $0.statement(on: target.text, columns: " (\(column))") }
        }
    }

    /// The sequence inside an identity column. Its name is not known, so the server has to find it.
    private static func identitySequence(
        of column: CatalogObject, from old: CatalogObject?, in catalog: Catalog
    ) -> [String] {
        guard column[.identity] != nil else { return [] }
        let isNew = old?[.identity] == nil
        let before =
            isNew
            ? InitialPrivileges.ofIdentitySequence(column, in: catalog) : old?[.sequencePrivileges] ?? []
        let changes = PrivilegeChange.all(from: before, to: column[.sequencePrivileges] ?? [])
        return changes.map { change in
            IdentityOptions.executing(change.statement(on: "SEQUENCE \0"), of: column.id)
        }
    }
}
