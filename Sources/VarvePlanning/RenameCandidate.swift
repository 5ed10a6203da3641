import VarveCatalog

extension Plan {
    /// What could be meant as a rename: an object that is dropped with its data while one of the same kind, in the
    /// same place and of the same shape, is made.
    ///
    /// Nothing follows from it. Whoever plans must be told which of the two is meant: a ``Rename``, or the loss.
    public var renameCandidates: [Rename] {
        var dropped: [Shape: [ObjectID]] = [:]
        var created: [Shape: [ObjectID]] = [:]
        let losing = Set(losses.filter { $0.unit != .details }.map(\.object))
        for change in changes {
            switch change {
            case .drop(let object, let parts) where losing.contains(object.id):
                dropped[Shape(object, parts), default: []].append(object.id)
            case .create(let object, let parts):
                created[Shape(object, parts), default: []].append(object.id)
            default: break
            }
        }
        return dropped.flatMap { shape, olds in
            olds.flatMap { old in
                (created[shape] ?? []).filter { $0 != old }.map { Rename(from: old, to: $0) }
            }
        }
        .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}

/// What two objects must have in common for one to be the other under a new name.
private struct Shape: Hashable {
    let kind: ObjectKind
    let place: [String]
    let attributes: Attributes
    /// A table's columns.
    let parts: Set<Part>

    struct Part: Hashable {
        let name: String
        let attributes: Attributes
    }

    init(_ object: CatalogObject, _ parts: [CatalogObject]) {
        self.kind = object.kind
        self.place = Array(object.id.path.dropLast())
        self.attributes = Self.lasting(object)
        let columns = parts.filter { $0.kind == .column }
        self.parts = Set(columns.map { Part(name: $0.name, attributes: Self.lasting($0)) })
    }

    /// The attributes that a rename would keep.
    private static func lasting(_ object: CatalogObject) -> Attributes {
        object.attributes.removing(AttributeKey<String>.comment.name)
            .removing(AttributeKey<[String]>.privileges.name)
            .removing(AttributeKey<[String]>.securityLabels.name)
    }
}
