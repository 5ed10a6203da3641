/// The identity of a database object: its kind and its qualified name.
///
/// ```swift
/// ObjectID(.column, ["public", "users", "email"])   // column public.users.email
/// ```
public struct ObjectID: Hashable, Sendable, Codable {
    /// What the object is.
    public let kind: ObjectKind

    /// The qualified name, outermost part first. In a database without schemas it starts with the table.
    public let path: [String]

    /// Names an object.
    public init(_ kind: ObjectKind, _ path: [String]) {
        self.kind = kind
        self.path = path
    }

    /// The last part of the name.
    public var name: String { path.last ?? "" }

    /// The qualified name with dots between its parts: `public.users.email`.
    public var qualifiedName: String { path.joined(separator: ".") }
}

extension ObjectID: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        if left.path != right.path {
            return left.path.lexicographicallyPrecedes(right.path)
        }
        return left.kind < right.kind
    }
}

extension ObjectID: CustomStringConvertible {
    /// Kind and qualified name: `column public.users.email`.
    public var description: String { "\(kind) \(qualifiedName)" }
}
