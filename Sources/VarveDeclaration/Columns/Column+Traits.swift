extension Column {
    /// Makes the column alone the primary key. Several columns: the rule ``PrimaryKey``.
    public func primaryKey() -> Self { adding { $0.isPrimaryKey = true } }

    /// Refuses two rows with one value. Several columns: the rule ``Unique``.
    public func unique() -> Self { adding { $0.isUnique = true } }

    /// Says what the column is for; kept in the database where it keeps comments.
    public func comment(_ text: String) -> Self { adding { $0.comment = text } }

    /// Says what the column was called before, so that it is renamed and not dropped.
    public func renamed(from formerName: String) -> Self { adding { $0.formerName = formerName } }

    /// Computes the column from others of its row.
    ///
    /// - Parameters:
    ///   - expression: What it is computed from; columns can stand in it: `"lower(\(email))"`.
    ///   - stored: Whether the value is kept in the row rather than computed at each reading.
    public func generated(as expression: SQLFragment, stored: Bool = true) -> Self {
        adding { $0.generation = DeclaredGeneration(expression: expression, isStored: stored) }
    }

    /// Computes the column from others of its row.
    public func generated<Source: SQLOperand>(as expression: Source, stored: Bool = true) -> Self
    where Source.Value.Base == Value.Base {
        generated(as: expression.fragment, stored: stored)
    }
}

extension Column where Value.Base == String {
    /// Orders and compares by a collation, by its name in the database: `NOCASE`, `de-x-icu`.
    public func collate(_ collation: String) -> Self { adding { $0.collation = collation } }
}

extension Column where Value: FixedWidthInteger {
    /// Lets the database number the rows.
    ///
    /// - Parameter kind: Whether a number that is given is refused.
    public func identity(_ kind: DeclaredIdentity = .byDefault) -> Self { adding { $0.identity = kind } }

    /// Writes NOT NULL even where the column is the row number of an SQLite table, which is never NULL anyway: so that a
    /// table that another tool made is declared as it is.
    public func notNull() -> Self { adding { $0.statesNotNull = true } }
}
