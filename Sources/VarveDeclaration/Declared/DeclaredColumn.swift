/// A column as it was declared.
public struct DeclaredColumn: Sendable, Hashable {
    /// The column's name.
    public var name: String
    /// What it holds.
    public var type: DataType
    /// Whether it takes NULL.
    public var isNullable: Bool
    /// Whether NOT NULL is written even for SQLite's row number, which is never NULL anyway.
    public var statesNotNull = false
    /// What it holds where nothing is given.
    public var defaultValue: DeclaredDefault?
    /// Whether it alone is the primary key.
    public var isPrimaryKey = false
    /// Whether the database numbers the rows.
    public var identity: DeclaredIdentity?
    /// Whether it alone is unique.
    public var isUnique = false
    /// The column that it refers to.
    public var reference: DeclaredReference?
    /// The expression that it is computed from.
    public var generation: DeclaredGeneration?
    /// The collation, by its name.
    public var collation: String?
    /// The comment on the column.
    public var comment: String?
    /// The column's former name, where it was renamed.
    public var formerName: String?

    /// Describes a column.
    public init(name: String, type: DataType, isNullable: Bool = false) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
    }
}

/// What a column holds where nothing is given.
public enum DeclaredDefault: Sendable, Hashable {
    /// A fixed value.
    case literal(SQLLiteral)
    /// The time at which the transaction began.
    case currentTimestamp
    /// A random UUID, version 4.
    case uuidV4
    /// A UUID that sorts by its time, version 7.
    case uuidV7
    /// An expression.
    case expression(SQLFragment)
}

/// How the database numbers rows.
public enum DeclaredIdentity: Sendable, Hashable {
    /// A number is always made; one that is given is refused.
    case always
    /// A number is made where none is given.
    case byDefault
}

/// A reference to a column of another table.
public struct DeclaredReference: Sendable, Hashable {
    /// The schema of the other table, where its declaration names one.
    public var schema: String?
    /// The other table.
    public var table: String
    /// The other table's columns, one for each referring column.
    public var columns: [String]
    /// What happens to referring rows when the row that they refer to is deleted.
    public var onDelete: ReferentialAction
    /// Whether the declaration says ``onDelete``, and it is not only what a database does where nothing is said.
    public var statesOnDelete: Bool
    /// What happens to referring rows when the key that they refer to changes.
    public var onUpdate: ReferentialAction
    /// Whether the check waits until commit.
    public var isDeferred: Bool

    /// Describes a reference.
    public init(
        schema: String? = nil, table: String, columns: [String], onDelete: ReferentialAction? = nil,
        onUpdate: ReferentialAction = .noAction, isDeferred: Bool = false
    ) {
        self.schema = schema
        self.table = table
        self.columns = columns
        self.onDelete = onDelete ?? .noAction
        self.statesOnDelete = onDelete != nil
        self.onUpdate = onUpdate
        self.isDeferred = isDeferred
    }
}

/// What happens to referring rows.
public enum ReferentialAction: String, Sendable, Hashable, CaseIterable {
    case noAction = "NO ACTION"
    case restrict = "RESTRICT"
    case cascade = "CASCADE"
    case setNull = "SET NULL"
    case setDefault = "SET DEFAULT"
}

/// The expression that a column is computed from.
public struct DeclaredGeneration: Sendable, Hashable {
    /// The expression.
    public var expression: SQLFragment
    /// Whether the value is kept in the row rather than computed at each reading.
    public var isStored: Bool

    /// Describes a computed column.
    public init(expression: SQLFragment, isStored: Bool) {
        self.expression = expression
        self.isStored = isStored
    }
}
