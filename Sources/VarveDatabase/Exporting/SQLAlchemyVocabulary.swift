import VarveCatalog

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
