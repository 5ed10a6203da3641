import VarveCatalog

/// All that makes two parts of one owner alike but for their names.
struct Likeness: Hashable {
    let kind: ObjectKind
    let owner: ObjectID
    let attributes: Attributes
    let origin: Origin

    init?(_ object: CatalogObject, origin: Origin) {
        guard let owner = object.owner else { return nil }
        self.kind = object.kind
        self.owner = owner
        self.attributes = object.attributes
        self.origin = origin
    }
}

/// The place of an inherited part.
struct Heirloom: Hashable {
    let kind: ObjectKind
    let owner: ObjectID?
    let root: ObjectID
}
