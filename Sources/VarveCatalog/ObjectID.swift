/// The identity of a database object: its kind and its qualified name.
///
/// ```swift
/// ObjectID(.column, ["public", "users", "email"])   // column public.users.email
/// ```
///
/// An identity is copied, compared and looked up far more often than it is made. So it is one reference, and its hash
/// is computed once.
public struct ObjectID: Hashable, Sendable {
    private let content: Content

    private final class Content: Sendable {
        let kind: ObjectKind
        let path: [String]
        let hash: Int
        let isASCII: Bool

        init(kind: ObjectKind, path: [String]) {
            self.kind = kind
            self.path = path
            var hash = ByteHash()
            hash.combine(kind.rawValue)
            for part in path { hash.combine(part) }
            self.hash = hash.value
            self.isASCII = path.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        }
    }

    /// Names an object.
    ///
    /// - Parameters:
    ///   - kind: What the object is.
    ///   - path: The qualified name, outermost part first. In a database without schemas it starts with the table.
    public init(_ kind: ObjectKind, _ path: [String]) {
        content = Content(kind: kind, path: path)
    }

    /// Names a part of another object: the path of that object, then a name.
    public init(_ kind: ObjectKind, in owner: ObjectID, _ name: String) {
        let path = owner.path
        self.init(
            kind,
            Array(unsafeUninitializedCapacity: path.count + 1) { buffer, count in
                for part in path {
                    buffer.initializeElement(at: count, to: part)
                    count += 1
                }
                buffer.initializeElement(at: count, to: name)
                count += 1
            })
    }

    /// What the object is.
    public var kind: ObjectKind { content.kind }

    /// The qualified name, outermost part first.
    public var path: [String] { content.path }

    /// Whether the name has no character beyond ASCII, and so one way only to be written in bytes.
    public var isASCII: Bool { content.isASCII }

    /// The last part of the name.
    public var name: String { path.last ?? "" }

    /// The qualified name with dots between its parts: `public.users.email`.
    public var qualifiedName: String { path.joined(separator: ".") }

    /// A number that is equal for equal identities, in every run of the program.
    var hash: Int { content.hash }
}

extension ObjectID {
    /// Two names are one only where their bytes are: to a database, unlike to Swift, the two ways to write é are two
    /// names.
    public static func == (left: Self, right: Self) -> Bool {
        if left.content === right.content { return true }
        guard left.hash == right.hash, left.kind == right.kind, left.path.count == right.path.count else {
            return false
        }
        return zip(left.path, right.path).allSatisfy { $0 == $1 && $0.utf8.elementsEqual($1.utf8) }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(content.hash)
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

extension ObjectID: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, path
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(ObjectKind.self, forKey: .kind),
            try container.decode([String].self, forKey: .path))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(path, forKey: .path)
    }
}
