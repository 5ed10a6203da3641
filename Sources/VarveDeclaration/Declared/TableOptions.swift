/// How a database keeps a table. What a database does not have, it leaves aside.
public struct TableOptions: Sendable, Hashable {
    /// SQLite: whether values must have their column's type.
    public var isStrict: Bool
    /// SQLite: whether the table is kept by its primary key, without a row number.
    public var isWithoutRowID: Bool
    /// PostgreSQL: whether the table is kept out of the write-ahead log, and so emptied by a crash.
    public var isUnlogged: Bool

    /// Describes how a table is kept.
    public init(
        strict isStrict: Bool = true, withoutRowID isWithoutRowID: Bool = false,
        unlogged isUnlogged: Bool = false
    ) {
        self.isStrict = isStrict
        self.isWithoutRowID = isWithoutRowID
        self.isUnlogged = isUnlogged
    }
}
