import VarveCatalog

/// A rename that somebody asked for. Renames are said, never guessed.
public struct Rename: Hashable, Sendable, Codable {
    /// The object's present name.
    public let from: ObjectID

    /// The object's new name. The kind is that of ``from``.
    public let to: ObjectID

    /// Describes a rename.
    public init(from: ObjectID, to: ObjectID) {
        self.from = from
        self.to = to
    }

    /// The way back.
    public var inverse: Rename { Rename(from: to, to: from) }
}
