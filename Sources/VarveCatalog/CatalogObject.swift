/// One object of a database: its identity, its attributes and what it rests on.
///
/// A value like any other; inside it is one reference that is copied when a copy is changed, since catalogs hold many
/// objects and hand them around.
public struct CatalogObject: Hashable, Sendable {
    private var storage: Storage

    private final class Storage: @unchecked Sendable {
        var content: Content

        init(_ content: Content) {
            self.content = content
        }
    }

    private struct Content: Hashable, Codable {
        var id: ObjectID
        var attributes = Attributes()
        var owner: ObjectID?
        var dependencies: ObjectSet
        var position: Int
        var hasGeneratedName: Bool
        var origin = Origin.own
        var sourceText: String?
    }

    private var content: Content {
        get { storage.content }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.content) }
            yield &storage.content
        }
    }

    /// Describes an object.
    ///
    /// - Parameters:
    ///   - id: Kind and qualified name.
    ///   - owner: The object that this one is a part of; it becomes a dependency too.
    ///   - dependencies: What else must exist before this object can.
    ///   - position: The place among its siblings.
    ///   - hasGeneratedName: Whether the server made up the name.
    public init(
        _ id: ObjectID,
        owner: ObjectID? = nil,
        dependencies: ObjectSet = [],
        position: Int = 0,
        hasGeneratedName: Bool = false
    ) {
        var dependencies = dependencies
        if let owner { dependencies.insert(owner) }
        storage = Storage(
            Content(
                id: id, owner: owner, dependencies: dependencies, position: position,
                hasGeneratedName: hasGeneratedName))
    }

    /// Kind and qualified name.
    public var id: ObjectID {
        get { storage.content.id }
        set { content.id = newValue }
    }

    /// Everything about the object that can differ, by name. An absent attribute means the server's default.
    public var attributes: Attributes {
        get { storage.content.attributes }
        _modify { yield &content.attributes }
    }

    /// The object that this one is a part of and vanishes with: the table of a column, the column of its
    /// default, the table of an index.
    public var owner: ObjectID? {
        get { storage.content.owner }
        set { content.owner = newValue }
    }

    /// The objects that must exist before this one can, its owner among them.
    public var dependencies: ObjectSet {
        get { storage.content.dependencies }
        _modify { yield &content.dependencies }
    }

    /// The place among its siblings, for writing them in a natural order. Never a difference.
    public var position: Int {
        get { storage.content.position }
        set { content.position = newValue }
    }

    /// Whether the server made up the name because the declaration gave none.
    public var hasGeneratedName: Bool {
        get { storage.content.hasGeneratedName }
        set { content.hasGeneratedName = newValue }
    }

    /// Where a part of a table comes from. Mostly that follows from what the table inherits; an index of a partition can be part of
    /// the table's or not.
    public var origin: Origin {
        get { storage.content.origin }
        set { content.origin = newValue }
    }

    /// The statement that made the object as somebody wrote it, where the engine keeps it: its layout and comments are
    /// no difference, yet worth keeping when the object is made again.
    public var sourceText: String? {
        get { storage.content.sourceText }
        set { content.sourceText = newValue }
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.storage === right.storage || left.storage.content == right.storage.content
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage.content)
    }
}

extension CatalogObject {
    /// What the object is.
    public var kind: ObjectKind { id.kind }

    /// The last part of the object's name.
    public var name: String { id.name }

    /// An attribute's value; `nil` where the object does not have it. Setting `nil` removes it.
    public subscript<Value>(key: AttributeKey<Value>) -> Value? {
        get { attributes[key.name].flatMap(Value.init(attribute:)) }
        set {
            if let value = newValue {
                attributes[key.name] = value.attribute
            } else if attributes[key.name] != nil {
                attributes[key.name] = nil
            }
        }
    }

    /// A flag's value; `false` where the object does not have it. Setting `false` removes it, so that
    /// "not said" and "no" are the same.
    public subscript(flag key: AttributeKey<Bool>) -> Bool {
        get { self[key] ?? false }
        set { self[key] = newValue ? true : nil }
    }

    /// The names of the attributes in which two objects differ.
    public func differences(from other: CatalogObject) -> Set<String> {
        let names = Set(attributes.keys).union(other.attributes.keys)
        return names.filter { attributes[$0] != other.attributes[$0] }
    }
}

extension CatalogObject: Codable {
    public init(from decoder: any Decoder) throws {
        storage = Storage(try decoder.singleValueContainer().decode(Content.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(storage.content)
    }
}
