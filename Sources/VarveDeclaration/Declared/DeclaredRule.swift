/// A rule of a table beyond its columns.
public enum DeclaredRule: Sendable, Hashable {
    case primaryKey(columns: [String], name: String?)
    case unique(columns: [String], name: String?)
    case foreignKey(columns: [String], reference: DeclaredReference, name: String?)
    case check(SQLFragment, name: String?, dialects: DialectSet)
    case index(DeclaredIndex)
    /// Rows can be added and never changed, some columns aside, or removed; the database refuses.
    case appendOnly(except: [String])
    /// The column is set to the present time whenever the row changes.
    case updatedAt(column: String)
    /// A change must count the column up by one; the database refuses any other.
    case optimisticLock(column: String)
    /// Names that no column may have, in any table of the database; `*` stands for any text.
    case forbiddenColumns([String], reason: String)
    /// Rows are removed once they are old enough.
    case retention(DeclaredRetention)
}

/// An index as it was declared.
public struct DeclaredIndex: Sendable, Hashable {
    /// One key of an index.
    public struct Key: Sendable, Hashable {
        /// A column or an expression.
        public var expression: SQLFragment
        /// Whether greater values come first.
        public var isDescending: Bool
        /// What the database takes after the key: a collation, an operator class.
        public var modifiers: String?
        /// Whether the expression is the whole key as the database takes it, and nothing is put around it.
        public var isVerbatim = false

        /// Describes a key.
        public init(_ expression: SQLFragment, isDescending: Bool = false) {
            self.expression = expression
            self.isDescending = isDescending
        }
    }

    /// The index's name; made from table and columns where it is absent.
    public var name: String?
    /// The keys in order.
    public var keys: [Key]
    /// Whether duplicates are refused.
    public var isUnique: Bool
    /// The condition that rows in the index meet.
    public var predicate: SQLFragment?
    /// PostgreSQL: the access method.
    public var method: String?
    /// The databases that have the index.
    public var dialects: DialectSet
    /// PostgreSQL: columns that the index only carries along.
    public var includedColumns: [String] = []

    /// Describes an index.
    public init(
        name: String? = nil, keys: [Key], isUnique: Bool = false, predicate: SQLFragment? = nil,
        method: String? = nil, dialects: DialectSet = .all
    ) {
        self.name = name
        self.keys = keys
        self.isUnique = isUnique
        self.predicate = predicate
        self.method = method
        self.dialects = dialects
    }
}

/// The databases that a declaration is meant for, by ``Catalog/dialect`` name.
public enum DialectSet: Sendable, Hashable {
    case all
    case only([String])

    /// Databases of the PostgreSQL family.
    public static let postgres = DialectSet.only(["postgresql"])
    /// SQLite and its relatives.
    public static let sqlite = DialectSet.only(["sqlite"])

    /// Whether a database is meant.
    public func contains(_ dialect: String) -> Bool {
        switch self {
        case .all: true
        case .only(let names): names.contains(dialect)
        }
    }
}

/// SQL that a declaration carries as it is.
public struct DeclaredSQL: Sendable, Hashable {
    /// The statement, or several.
    public var sql: String
    /// Whether it goes before the tables, which may use it, or after.
    public var comesFirst: Bool
    /// The databases that take it.
    public var dialects: DialectSet

    /// Describes SQL that is carried along.
    public init(_ sql: String, comesFirst: Bool = false, dialects: DialectSet = .all) {
        self.sql = sql
        self.comesFirst = comesFirst
        self.dialects = dialects
    }
}
