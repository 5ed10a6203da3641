/// A fixed set of words that the database enforces: an enum type in PostgreSQL, a CHECK in SQLite.
///
/// ```swift
/// enum ScanState: String, DatabaseEnum {
///     static let typeName = "scan_state"
///     case queued = "QUEUED", completed = "COMPLETED"
/// }
/// ```
public protocol DatabaseEnum: ColumnValue, ArrayElement, RawRepresentable, CaseIterable
where RawValue == String, Base == Self {
    /// The name of the type in databases that have such types.
    static var typeName: String { get }

    /// The schema of the type; empty where it is the database's usual one.
    static var typeSchema: String { get }
}

extension DatabaseEnum {
    public static var typeSchema: String { "" }
    public static var dataType: DataType { .enumeration(declared) }
    public var literal: SQLLiteral { .label(rawValue, of: Self.declared) }

    static var declared: DeclaredEnum {
        DeclaredEnum(
            schema: typeSchema.isEmpty ? nil : typeSchema, name: typeName, labels: allCases.map(\.rawValue))
    }
}
