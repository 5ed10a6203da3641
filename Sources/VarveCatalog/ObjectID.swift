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

extension ObjectID {
    /// Two names are one only where their bytes are: to a database, unlike to Swift, the two ways to write é are two
    /// names.
    public static func == (left: Self, right: Self) -> Bool {
        guard left.kind == right.kind, left.path.count == right.path.count else { return false }
        return zip(left.path, right.path).allSatisfy { $0 == $1 && $0.utf8.elementsEqual($1.utf8) }
    }
}

extension ObjectID: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        for (one, other) in zip(left.path, right.path) {
            if one != other { return one < other }
            if !one.utf8.elementsEqual(other.utf8) {
                return one.utf8.lexicographicallyPrecedes(other.utf8)
            }
        }
        if left.path.count != right.path.count { return left.path.count < right.path.count }
        return left.kind < right.kind
    }
}

extension ObjectID: CustomStringConvertible {
    /// Kind and qualified name: `column public.users.email`.
    public var description: String { "\(kind) \(qualifiedName)" }
}
