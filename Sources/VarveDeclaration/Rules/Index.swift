/// An index.
///
/// ```swift
/// Index(userID, createdAt.descending)
/// Index(createdAt, where: state == .queued)
/// Index(email.lowercased, unique: true)
/// Index(tags, method: "gin", on: .postgres)
/// ```
public struct Index: TableRule {
    private var declared: DeclaredIndex

    /// Describes an index.
    ///
    /// - Parameters:
    ///   - first: The first column or expression.
    ///   - others: The others in order.
    ///   - name: The index's name; made from table and columns where it is left out.
    ///   - isUnique: Whether duplicates are refused.
    ///   - predicate: The condition that rows in the index meet.
    ///   - method: PostgreSQL: the access method, such as `gin`.
    ///   - included: PostgreSQL: columns that the index only carries along.
    ///   - dialects: The databases that have the index.
    public init(
        _ first: any IndexKey, _ others: any IndexKey..., name: String? = nil, unique isUnique: Bool = false,
        where predicate: Condition? = nil, method: String? = nil,
        including included: [any ColumnProtocol] = [],
        on dialects: DialectSet = .all
    ) {
        declared = DeclaredIndex(
            name: name, keys: ([first] + others).map(\.key), isUnique: isUnique,
            predicate: predicate?.content, method: method, dialects: dialects)
        declared.includedColumns = included.map(\.name)
    }

    public var rule: Rule { Rule(.index(declared)) }
}
