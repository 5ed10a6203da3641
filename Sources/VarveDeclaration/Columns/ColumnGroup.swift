/// Columns that several tables have in common, as one property.
///
/// ```swift
/// struct Timestamps: ColumnGroup {
///     let createdAt = Column<Date>("created_at").default(.currentTimestamp)
///     let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)
/// }
///
/// struct User: Table {
///     static let name = "users"
///     let id = Column<UUID>("id").primaryKey()
///     let timestamps = Timestamps()
/// }
/// ```
public protocol ColumnGroup: Sendable {
    /// Makes the columns.
    init()
}
