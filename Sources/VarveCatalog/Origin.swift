/// Where a part of a table comes from: the table's own declaration, or a table that it inherits from or is a partition of.
public enum Origin: Int, Sendable, Codable {
    /// The table's own declaration.
    case own = 0
    /// Only the other table: the part goes when the other's goes.
    case inherited = 1
    /// Both: the part stays when the other table's goes.
    case both = 2
}
