import VarveDeclaration

/// A line of the credits ledger: credits that an account got or spent, and what it has after that.
public struct CreditEntry: Table {
    public static let name = "billing_credits_ledger"
    public static let comment =
        "Credits that an account got or spent, and what it has after that; rows stay as they are."

    public let id = Column<UUID>.pk()
    public let accountID = Column<UUID>("account_id").references(\Account.id, onDelete: .restrict)
    public let transactionID = Column<UUID?>("transaction_id")
        .references(\Transaction.id, onDelete: .restrict)
    public let kind = Column<String>("kind")
    public let credits = Column<Int>("credits").comment("Less than 0 where they were spent.")
    public let balanceAfter = Column<Int>("balance_after")
    public let reason = Column<String?>("reason")
    public let requestID = Column<UUID?>.requestID
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Check(credits != 0)
        Check(balanceAfter >= 0)
        Index(accountID, createdAt.descending)
        Index(transactionID)
        AppendOnly()
    }
}
