import VarveCatalog
import VarvePlanning

/// Two schemas side by side and the way from one to the other.
public struct Comparison: Sendable {
    /// The first schema as it is.
    public let source: Catalog

    /// The second schema.
    public let target: Catalog

    /// The way there. Its ``Plan/source`` is ``source`` after the renames.
    public let plan: Plan

    /// The way back.
    public let reverse: Plan

    /// Drops and adds that may have been meant as renames and that no one has answered for.
    public let unclearRenames: [UnclearRename]

    /// Whether nothing differs.
    public var isEmpty: Bool { plan.isEmpty }
}
