import VarveCatalog
import VarveDatabase

/// What is exported: a catalog and the kind of database that it is of.
public struct ExportSource: Sendable {
    /// What is there.
    public let catalog: Catalog

    /// What is there in a new database.
    let empty: Catalog

    /// The kind of database.
    let dialect: any Dialect

    /// Collects what an export needs.
    ///
    /// - Parameters:
    ///   - catalog: What is exported.
    ///   - empty: What is there in a new database, and so need not be made.
    ///   - dialect: The kind of database that both are of.
    public init(_ catalog: Catalog, empty: Catalog, dialect: any Dialect) {
        self.catalog = catalog
        self.empty = empty
        self.dialect = dialect
    }

    /// What other tools call that which the database has.
    var vocabulary: any ExportVocabulary { dialect.exports }

    /// A table's or type's name as people write it, without what goes without saying.
    func display(_ id: ObjectID) -> String { dialect.display(id.path) }

    /// The schema that an object must be said to be in; `nil` where that goes without saying.
    func schema(of path: [String]) -> String? {
        let shown = dialect.display(path)
        return path.count > 1 && shown != path[path.count - 1] ? path[0] : nil
    }

    /// Whether a column takes NULL. A key that counts up by itself does not, although nothing says so.
    func isNullable(_ column: CatalogObject, of table: TableParts) -> Bool {
        if column[flag: .isNotNull] { return false }
        let countsUp = vocabulary.numbersIntegerKeys && vocabulary.shortType(of: column) == "integer"
        return !(countsUp && table.primaryKey?[.columns] == [column.name])
    }

    /// What varve does not know, by name.
    var unmodelled: [UnmodelledObject] {
        catalog.unmodelled.filter { !empty.unmodelled.contains($0) }.sorted()
    }
}
