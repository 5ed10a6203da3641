extension ObjectKind {
    /// A column, owned by its table. Path: the table's path, name.
    public static let column = ObjectKind(rawValue: "column")

    /// A column's default where it can be set and dropped by itself, owned by its column. Path: the column's.
    public static let columnDefault = ObjectKind(rawValue: "default")
}

extension AttributeKey where Value == String {
    /// The type with its modifiers, as the database writes it: `character varying(40)`.
    public static var dataType: Self { Self("type") }

    /// The collation, where it is not the type's own.
    public static var collation: Self { Self("collation") }

    /// An expression: of a default, a check or a generated column, as the database writes it.
    public static var expression: Self { Self("expression") }

    /// A default that is part of its column (SQLite) or domain.
    public static var defaultExpression: Self { Self("default") }

    /// How a generated column is kept: `stored` or `virtual`.
    public static var generation: Self { Self("generated") }

    /// PostgreSQL: how long values are kept, where it is not the type's usual way: `EXTERNAL`.
    public static var storage: Self { Self("storage") }

    /// PostgreSQL: the type's usual way to keep long values, where ``storage`` says another.
    public static var usualStorage: Self { Self("usual storage") }

    /// PostgreSQL: how long values are compressed, where the column says: `lz4`.
    public static var compression: Self { Self("compression") }

    /// PostgreSQL: the name of the sequence inside an identity column, where somebody chose it.
    public static var identitySequence: Self { Self("identity sequence") }

    /// How an identity column takes given values: `always` or `by default`.
    public static var identity: Self { Self("identity") }
}

extension AttributeKey where Value == String {
    /// PostgreSQL 18: the name that somebody gave to the NOT NULL of a column or a domain, unless it is only inherited.
    public static var notNullName: Self { Self("name of not null") }

    /// PostgreSQL 18: the comment on the NOT NULL of a column or a domain.
    public static var notNullComment: Self { Self("comment on not null") }
}

extension AttributeKey where Value == Int {
    /// PostgreSQL: how much the server notes of a column's values, where the column says.
    public static var statistics: Self { Self("statistics target") }
}

extension AttributeKey where Value == [String] {
    /// Options of an identity column's sequence that differ from the defaults, each as SQL: `START WITH 100`.
    public static var identityOptions: Self { Self("identity options") }
}

extension AttributeKey where Value == Bool {
    /// Whether a column or domain refuses NULL.
    public static var isNotNull: Self { Self("not null") }

    /// PostgreSQL 18: whether the rows that were there were never looked at for NULL.
    public static var isNotNullNotValid: Self { Self("not null not valid") }

    /// PostgreSQL 18: whether NOT NULL stays with its table and is not inherited.
    public static var isNotNullNoInherit: Self { Self("not null no inherit") }

    /// PostgreSQL 18: whether NOT NULL is a table's own beside the one that it inherits, so that it stays when that goes.
    public static var isNotNullOwn: Self { Self("own not null") }
}
