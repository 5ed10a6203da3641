/// What a database object is: a table, a column, a view and so on.
///
/// A kind is a name and nothing more, so that code which compares or orders objects needs no list of kinds.
/// Each kind's attributes are declared in a file of its own in `Kinds/`.
public struct ObjectKind: RawRepresentable, Hashable, Sendable {
    /// The name as people read it, in lower case: `"foreign key"`.
    public let rawValue: String

    /// Names a kind.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension ObjectKind: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ObjectKind: CustomStringConvertible {
    public var description: String { rawValue }
}

extension ObjectKind: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
