extension ObjectKind {
    /// A primary key, owned by its table. Path: the table's path, name.
    public static let primaryKey = ObjectKind(rawValue: "primary key")

    /// A UNIQUE constraint, owned by its table. Path: the table's path, name.
    public static let unique = ObjectKind(rawValue: "unique constraint")

    /// A foreign key, owned by its table. Path: the table's path, name.
    public static let foreignKey = ObjectKind(rawValue: "foreign key")

    /// A CHECK, owned by its table; what it checks is its ``AttributeKey/expression``. Path: the table's path, name.
    public static let check = ObjectKind(rawValue: "check")

    /// An exclusion constraint, owned by its table. Path: the table's path, name.
    public static let exclusion = ObjectKind(rawValue: "exclusion constraint")
}

extension AttributeKey where Value == [String] {
    /// The columns of a key or constraint, in order.
    public static var columns: Self { Self("columns") }

    /// Columns that an index or constraint only carries along (INCLUDE).
    public static var includedColumns: Self { Self("include") }

    /// The path of the table that a foreign key refers to.
    public static var referencedTable: Self { Self("references") }

    /// The columns that a foreign key refers to, in order; absent where it says only the table (SQLite).
    public static var referencedColumns: Self { Self("referenced columns") }

    /// PostgreSQL 15: the columns that ON DELETE SET NULL or SET DEFAULT is limited to.
    public static var onDeleteColumns: Self { Self("on delete columns") }
}

extension AttributeKey where Value == String {
    /// What happens to referring rows on DELETE, in SQL: `CASCADE`. Absent: `NO ACTION`.
    public static var onDelete: Self { Self("on delete") }

    /// What happens to referring rows on UPDATE, in SQL: `CASCADE`. Absent: `NO ACTION`.
    public static var onUpdate: Self { Self("on update") }

    /// How a composite foreign key treats NULL: `FULL`. Absent: `SIMPLE`.
    public static var match: Self { Self("match") }

    /// SQLite: what a violated constraint does to the statement, in SQL: `REPLACE`. Absent: `ABORT`.
    public static var onConflict: Self { Self("on conflict") }

    /// The whole definition in the database's own words, where the parts have no keys of their own.
    public static var definition: Self { Self("definition") }
}

extension AttributeKey where Value == Bool {
    /// Whether the check can wait until commit.
    public static var isDeferrable: Self { Self("deferrable") }

    /// Whether the check waits until commit unless told otherwise.
    public static var isInitiallyDeferred: Self { Self("initially deferred") }

    /// Whether existing rows were never checked (NOT VALID).
    public static var isNotValid: Self { Self("not valid") }

    /// PostgreSQL 18: whether the constraint is declared but not enforced.
    public static var isNotEnforced: Self { Self("not enforced") }

    /// Whether a check stays with its table and is not inherited.
    public static var isNoInherit: Self { Self("no inherit") }

    /// Whether NULLs count as equal (NULLS NOT DISTINCT).
    public static var nullsNotDistinct: Self { Self("nulls not distinct") }

    /// SQLite: whether an INTEGER PRIMARY KEY never gives a value twice.
    public static var isAutoincrement: Self { Self("autoincrement") }
}
