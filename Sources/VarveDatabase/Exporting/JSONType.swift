/// What values a column has when they are written as JSON.
public indirect enum JSONType: Hashable, Sendable {
    /// A whole number, between limits where it has some.
    case integer(ClosedRange<Int64>? = nil)
    /// Any number.
    case number
    /// `true` or `false`.
    case boolean
    /// Text: of at most so many characters, in a format that JSON Schema names, or with JSON in it.
    case text(limit: Int? = nil, format: String? = nil, holdsJSON: Bool = false)
    /// One of some texts.
    case oneOf([String])
    /// Any JSON.
    case any
    /// A list, whose items may be null.
    case list(JSONType)
    /// Text in the database's own form: a range, a duration.
    case native(String)
}
