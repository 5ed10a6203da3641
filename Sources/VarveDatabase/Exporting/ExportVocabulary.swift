import VarveCatalog

/// What other tools call that which a database has. Exporters ask it and never test which dialect they write for.
public protocol ExportVocabulary: Sendable {
    /// Whether a constraint that was given no name has one all the same.
    var namesEveryConstraint: Bool { get }

    /// Whether a primary key of whole numbers counts up by itself.
    var numbersIntegerKeys: Bool { get }

    /// An expression of the catalog as it must stand in SQL to be read as the same again.
    func sql(_ expression: String) -> String

    /// SQLAlchemy's words.
    var sqlAlchemy: any SQLAlchemyVocabulary { get }
}

/// What SQLAlchemy, a Python library, calls that which a database has.
public protocol SQLAlchemyVocabulary: Sendable {
    /// Its name for the database, with which options for it alone begin: `postgresql`.
    var name: String { get }

    /// Its word for a column's type.
    func type(of column: CatalogObject, in catalog: Catalog) -> ToolType

    /// The options that say what a table or its primary key has beside the usual, by name in Python, and the names of the
    /// attributes that these say.
    func options(of table: CatalogObject, primaryKey: CatalogObject?) -> SQLAlchemyOptions
}

/// Options of a table in SQLAlchemy.
public struct SQLAlchemyOptions: Sendable, Hashable {
    /// The options with their values in Python.
    public var values: [String: String]

    /// The names of the attributes of table and primary key that the options say.
    public var said: Set<String>

    /// Collects options.
    public init(values: [String: String] = [:], said: Set<String> = []) {
        self.values = values
        self.said = said
    }
}
