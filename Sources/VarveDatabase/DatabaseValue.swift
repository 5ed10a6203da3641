/// A value that a database takes or gives.
public enum DatabaseValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension DatabaseValue {
    /// The text, or `nil` where the value is none.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The integer, also where a database sent it as text; `nil` where the value is none.
    public var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .text(let text): Int64(text)
        default: nil
        }
    }

    /// The truth value: a nonzero integer, or `t` and `true` as text.
    public var flag: Bool {
        switch self {
        case .integer(let number): number != 0
        case .text(let text): text == "t" || text == "true" || text == "1"
        default: false
        }
    }

    /// Whether the value is NULL.
    public var isNull: Bool { self == .null }
}

extension DatabaseValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }
}
