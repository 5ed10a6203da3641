/// What a statement of a schema makes or changes, as far as a dialect can tell without running it. It decides what has to
/// be run again when a part of a schema was changed, so a dialect says ``unknown`` where it is not sure.
public enum StatementSubject: Hashable, Sendable {
    /// A table or a part of it: a constraint, an index, a trigger, a comment.
    case table(TableStatement)
    /// An index by its name alone, as in `COMMENT ON INDEX`.
    case index([String])
    /// What tables may rest on and what rests on no table itself: a schema, a type, a sequence, a routine.
    case foundation
    /// A view, on which no table rests.
    case view
    /// A setting of the session that changes no meaning of a name.
    case setting
    /// Anything else.
    case unknown
}

/// A statement about one table.
public struct TableStatement: Hashable, Sendable {
    /// The table's name, qualified as by ``Dialect/qualify(_:kind:)``.
    public let table: [String]

    /// Whether the statement makes the table.
    public let isCreation: Bool

    /// The tables that foreign keys in it lead to.
    public let references: [[String]]

    /// Describes a statement.
    public init(table: [String], isCreation: Bool = false, references: [[String]] = []) {
        self.table = table
        self.isCreation = isCreation
        self.references = references
    }
}
