/// Names that are told by a pattern in which `*` stands for any text. Upper and lower case are the same.
public struct NameWildcard: Sendable, Hashable {
    /// The pattern.
    public let pattern: String

    /// Takes a pattern.
    public init(_ pattern: String) {
        self.pattern = pattern
    }

    /// Whether a name is one of these.
    public func matches(_ name: String) -> Bool {
        var pieces = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
        var rest = Substring(name.lowercased())
        guard let first = pieces.first, rest.hasPrefix(first) else { return false }
        guard pieces.count > 1, let last = pieces.popLast() else { return rest == first }
        rest = rest.dropFirst(first.count)
        for piece in pieces.dropFirst() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
