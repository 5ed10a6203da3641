/// What values of a type are, in the words of conventions.
public enum TypeFamily: Sendable, Hashable {
    case text
    case bytes
    case uuid
    /// An instant, or what is taken for one.
    case timestamp
    case json
    /// Numbers, truth values, lists, and all else.
    case other
}
