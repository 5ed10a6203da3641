import VarveCatalog

/// The ordered changes that turn one catalog into another.
public struct Plan: Sendable {
    /// Renames that come before everything else. ``source`` is the catalog after them.
    public var leadingRenames: [Rename] = []

    /// The catalog that the changes start from.
    public let source: Catalog

    /// The catalog that the changes lead to.
    public let target: Catalog

    /// The changes, in an order in which each can be carried out.
    public let changes: [Change]

    /// Renames that come after everything else. ``target`` is the catalog before them.
    public var trailingRenames: [Rename] = []

    /// The data that the changes destroy.
    public let losses: [Loss]

    /// Describes a plan.
    public init(source: Catalog, target: Catalog, changes: [Change], losses: [Loss] = []) {
        self.source = source
        self.target = target
        self.changes = changes
        self.losses = losses
    }

    /// Whether there is nothing to do.
    public var isEmpty: Bool {
        changes.isEmpty && leadingRenames.isEmpty && trailingRenames.isEmpty
    }
}
