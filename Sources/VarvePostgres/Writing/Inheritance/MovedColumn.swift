import VarveCatalog

/// A column whose values are copied aside and put back.
struct MovedColumn {
    /// Its name, quoted.
    let name: String
    /// What is copied.
    let copied: String
    /// What is put back.
    let restored: String
    /// Whether the server goes on counting where it was.
    let isIdentity: Bool
    /// The form of the copy where it is JSON.
    let jsonValue: JSONValue?
    private let plainName: String

    static func all(
        of source: ObjectID, in before: Catalog, to destination: ObjectID, in after: Catalog
    ) -> [MovedColumn] {
        let columns = before.objects.values.filter { $0.kind == .column && $0.owner == source }
        return columns.sorted(by: CatalogGraph.naturalOrder).compactMap { old in
            guard let new = after[ObjectID(.column, in: destination, old.name)], new[.generation] == nil
            else {
                return nil
            }
            return MovedColumn(from: old, in: before, to: new, in: after)
        }
    }

    private init?(from old: CatalogObject, in before: Catalog, to new: CatalogObject, in after: Catalog) {
        guard let oldType = old[.dataType], let newType = new[.dataType] else { return nil }
        name = old.quotedName
        plainName = old.name
        isIdentity = old[.identity] != nil && new[.identity] != nil
        // The user's own types, and tables whose rows are types too, may be made anew meanwhile.
        let isOwnType = old.dependencies.contains {
            ![.table, .foreignTable, .column].contains($0.kind) || RowHolders.isRowType($0, of: old)
        }
        // As text they would be known by their places.
        let hasNewAttributes = ColumnParking.composites(in: old, of: before).contains {
            $0.kind != .compositeType || before[$0]?[.typeAttributes] != after[$0]?[.typeAttributes]
        }
        jsonValue =
            hasNewAttributes && oldType == newType
            ? JSONValue(type: newType, wrapper: "varve_value_\(new.position)") : nil
        // The copy must not rest on a collation either.
        let text = jsonValue == nil ? "\(name)::text COLLATE \"default\"" : JSONValue.text(of: name)
        copied = isOwnType ? "\(text) AS \(name)" : name
        let conversion = TypeConversion(
            from: isOwnType ? "text" : oldType, in: before, to: newType, in: after)
        let plainValue = oldType == newType && !isOwnType ? name : conversion.converted(name)
        let value = jsonValue?.value(of: name) ?? plainValue
        let standard = after[ObjectID(.columnDefault, new.id.path)]?[.expression]
        let fillsIn = new[flag: .isNotNull] && !old[flag: .isNotNull]
        restored =
            standard.flatMap { fillsIn ? "coalesce(\(value), \(FaithfulExpression.text($0)))" : nil } ?? value
    }

    /// The last number that the column's sequence gave; NULL where it gave none.
    func lastNumber(in table: ObjectID) -> String {
        "pg_catalog.pg_sequence_last_value(\(sequence(of: table))::pg_catalog.regclass)"
    }

    func continuing(in table: ObjectID, from kept: String) -> String {
        "SELECT pg_catalog.setval(\(sequence(of: table)), \(name)) FROM \(kept) WHERE \(name) IS NOT NULL"
    }

    private func sequence(of table: ObjectID) -> String {
        IdentityOptions.lookup(of: ObjectID(.column, in: table, plainName))
    }
}
