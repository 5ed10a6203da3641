/// One object of a database: its identity, its attributes and what it rests on.
public struct CatalogObject: Hashable, Sendable, Codable {
    /// Kind and qualified name.
    public var id: ObjectID

    /// Everything about the object that can differ, by name. An absent attribute means the server's default.
    public var attributes: [String: AttributeValue]

    /// The object that this one is a part of and vanishes with: the table of a column, the column of its
    /// default, the table of an index.
    public var owner: ObjectID?

    /// The objects that must exist before this one can, its owner among them.
    public var dependencies: Set<ObjectID>

    /// The place among its siblings, for writing them in a natural order. Never a difference.
    public var position: Int

    /// Whether the server made up the name because the declaration gave none.
    public var hasGeneratedName: Bool

    /// The statement that made the object as somebody wrote it, where the engine keeps it: its layout and comments are
    /// no difference, yet worth keeping when the object is made again.
    public var sourceText: String?

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
        dependencies: Set<ObjectID> = [],
        position: Int = 0,
        hasGeneratedName: Bool = false
    ) {
        self.id = id
        self.attributes = [:]
        self.owner = owner
        self.dependencies = dependencies
        self.position = position
        self.hasGeneratedName = hasGeneratedName
        if let owner {
            self.dependencies.insert(owner)
        }
    }

    /// What the object is.
    public var kind: ObjectKind { id.kind }

    /// The last part of the object's name.
    public var name: String { id.name }

    /// An attribute's value; `nil` where the object does not have it. Setting `nil` removes it.
    public subscript<Value>(key: AttributeKey<Value>) -> Value? {
        get { attributes[key.name].flatMap(Value.init(attribute:)) }
        set { attributes[key.name] = newValue?.attribute }
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
