/// A Swift type that a column can hold.
///
/// Conform a type of your own by naming the type that it is kept as:
///
/// ```swift
/// struct Email: ColumnValue {
///     var address: String
///     static let dataType = DataType.varchar(254)
///     var literal: SQLLiteral { .text(address) }
/// }
/// ```
public protocol ColumnValue: Sendable {
    /// The type without its optional: `Int` for `Int?`, else the type itself.
    associatedtype Base: ColumnValue = Self where Base.Base == Base

    /// What a column of this type holds.
    static var dataType: DataType { get }

    /// Whether a column of this type takes NULL.
    static var isNullable: Bool { get }

    /// The value as it is written into a declaration.
    var literal: SQLLiteral { get }

    /// An operand of this type as it is compared and calculated with, where a database keeps it in another form.
    static func comparable(_ operand: SQLFragment) -> SQLFragment
}

extension ColumnValue {
    public static var isNullable: Bool { false }
    public static func comparable(_ operand: SQLFragment) -> SQLFragment { operand }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    public typealias Base = Wrapped.Base

    public static var dataType: DataType { Wrapped.dataType }
    public static var isNullable: Bool { true }
    public var literal: SQLLiteral { self?.literal ?? .null }
}
