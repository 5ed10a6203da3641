/// An object that a database has and that Varve does not model.
public struct UnmodelledObject: Hashable, Sendable, Codable, Comparable {
    /// What it is, in the database's own word: `policy`, `event trigger`.
    public let kind: String

    /// Its qualified name.
    public let name: String

    /// Describes an object that is seen but not modelled.
    public init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.kind, left.name) < (right.kind, right.name)
    }
}

extension UnmodelledObject: CustomStringConvertible {
    public var description: String { "\(kind) \(name)" }
}
