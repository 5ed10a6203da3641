#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension UUID: ColumnValue, ArrayElement {
    public static var dataType: DataType { .uuid }
    public var literal: SQLLiteral { .text(uuidString.lowercased()) }
}

extension Date: ColumnValue, ArrayElement {
    public static var dataType: DataType { .timestamp }
    public var literal: SQLLiteral {
        let microseconds = (timeIntervalSince1970 * 1_000_000).rounded()
        guard let instant = Int64(exactly: microseconds) else {
            return .impossible("the date \(timeIntervalSince1970) s is out of range")
        }
        return .instant(microseconds: instant)
    }
}

extension Decimal: ColumnValue, ArrayElement {
    public static var dataType: DataType { .decimal(precision: nil, scale: nil) }
    public var literal: SQLLiteral { isFinite ? .decimal(description) : .impossible("NaN is no number") }

    /// SQLite keeps decimals as text, which would compare letter by letter.
    public static func comparable(_ operand: SQLFragment) -> SQLFragment {
        SQLFragment(
            [.native(postgres: "", sqlite: "CAST(")] + operand.parts + [
                .native(postgres: "", sqlite: " AS NUMERIC)")
            ])
    }
}

extension Data: ColumnValue {
    public static var dataType: DataType { .bytes }
    public var literal: SQLLiteral { .bytes([UInt8](self)) }
}
