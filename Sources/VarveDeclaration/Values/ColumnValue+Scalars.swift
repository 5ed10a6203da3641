extension Int: ColumnValue, ArrayElement {
    public static var dataType: DataType { .int64 }
    public var literal: SQLLiteral { .integer(Int64(self)) }
}

extension Int64: ColumnValue, ArrayElement {
    public static var dataType: DataType { .int64 }
    public var literal: SQLLiteral { .integer(self) }
}

extension Int32: ColumnValue, ArrayElement {
    public static var dataType: DataType { .int32 }
    public var literal: SQLLiteral { .integer(Int64(self)) }
}

extension Int16: ColumnValue, ArrayElement {
    public static var dataType: DataType { .int16 }
    public var literal: SQLLiteral { .integer(Int64(self)) }
}

extension Double: ColumnValue, ArrayElement {
    public static var dataType: DataType { .double }
    public var literal: SQLLiteral {
        isFinite ? .double(self) : .impossible("\(self) has no form in every database")
    }
}

extension Bool: ColumnValue, ArrayElement {
    public static var dataType: DataType { .boolean }
    public var literal: SQLLiteral { .boolean(self) }
}

extension String: ColumnValue, ArrayElement {
    public static var dataType: DataType { .text }
    public var literal: SQLLiteral {
        utf8.contains(0) ? .impossible("a text with a NUL character can't be kept") : .text(self)
    }
}
