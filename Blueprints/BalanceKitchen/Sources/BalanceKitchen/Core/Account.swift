import VarveDeclaration

/// A customer: what people work for, and what pays.
public struct Account: Table {
    public static let name = "accounts_accounts"
    public static let comment = "A customer: what people work for, and what pays."

    public let id = Column<UUID>.pk()
    public let name = Column<String>("name")
    public let status = Column<String>.statusText()
    public let createdAt = Column<Date>.createdAt
    public let updatedAt = Column<Date>.updatedAt

    public init() {}

    public var rules: [Rule] {
        Check(status.in(["trial", "active", "suspended", "closed"]))
        UpdatedAt(updatedAt)
    }
}
