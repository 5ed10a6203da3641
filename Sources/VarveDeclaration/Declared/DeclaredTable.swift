/// A table as it was declared.
public struct DeclaredTable: Sendable, Hashable {
    /// The schema, where the declaration names one.
    public var schema: String?
    /// The table's name.
    public var name: String
    /// The columns in order.
    public var columns: [DeclaredColumn]
    /// Keys, indexes, checks and triggers.
    public var rules: [DeclaredRule]
    /// The comment on the table.
    public var comment: String?
    /// The table's former name, where it was renamed.
    public var formerName: String?
    /// How the database keeps the table.
    public var options = TableOptions()

    /// Describes a table.
    public init(
        schema: String? = nil, name: String, columns: [DeclaredColumn], rules: [DeclaredRule] = [],
        comment: String? = nil, formerName: String? = nil
    ) {
        self.schema = schema
        self.name = name
        self.columns = columns
        self.rules = rules
        self.comment = comment
        self.formerName = formerName
    }
}
