import VarveCatalog

/// What other tools call that which a database has. Exporters ask it and never test which dialect they write for.
public protocol ExportVocabulary: Sendable {
    /// Whether a constraint that was given no name has one all the same.
    var namesEveryConstraint: Bool { get }

    /// Whether a primary key of whole numbers counts up by itself.
    var numbersIntegerKeys: Bool { get }

    /// An expression of the catalog as it must stand in SQL to be read as the same again.
    func sql(_ expression: String) -> String

    /// A column's type as people write it, in few words: `varchar(40)`, `timestamptz`, `scan_state`.
    func shortType(of column: CatalogObject) -> String

    /// What a column holds in a row that the database wrote as JSON.
    ///
    /// - Parameter checks: The checks of the column's table.
    func jsonType(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> JSONType

    /// SQLAlchemy's words.
    var sqlAlchemy: any SQLAlchemyVocabulary { get }

    /// Drizzle's words.
    var drizzle: any DrizzleVocabulary { get }
}
