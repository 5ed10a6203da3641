/// A Swift type whose arrays a column can hold: `[UInt8]` as bytes, arrays of all else as lists, where the
/// database has lists.
public protocol ArrayElement: Sendable {
    /// What a column of an array of this type holds.
    static var arrayDataType: DataType { get }

    /// An array of this type as it is written into a declaration.
    static func arrayLiteral(_ elements: [Self]) -> SQLLiteral
}

extension ArrayElement where Self: ColumnValue {
    public static var arrayDataType: DataType { .array(dataType) }

    public static func arrayLiteral(_ elements: [Self]) -> SQLLiteral {
        .array(elements.map(\.literal), of: dataType)
    }
}

extension UInt8: ArrayElement {
    public static var arrayDataType: DataType { .bytes }

    public static func arrayLiteral(_ elements: [UInt8]) -> SQLLiteral { .bytes(elements) }
}

extension Array: ColumnValue where Element: ArrayElement {
    public static var dataType: DataType { Element.arrayDataType }
    public var literal: SQLLiteral { Element.arrayLiteral(self) }
}
