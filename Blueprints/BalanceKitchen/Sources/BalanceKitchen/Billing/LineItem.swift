import VarveDeclaration

/// A line of a payment: what is paid for.
public struct LineItem: Table {
    public static let name = "billing_line_items"
    public static let comment = "A line of a payment: what is paid for."

    public let id = Column<UUID>.pk()
    public let transactionID = Column<UUID>("transaction_id").references(\Transaction.id, onDelete: .cascade)
    public let position = Column<Int32>("position")
    public let description = Column<String>("description")
    public let quantity = Column<Int32>("quantity").default(1)
    public let unitAmountCents = Column<Int32>("unit_amount_cents")
    public let amountCents = Column<Int32>("amount_cents")
    public let metadata = Column<JSON<JSONValue>?>("metadata")
    public let createdAt = Column<Date>.createdAt
    public let updatedAt = Column<Date>.updatedAt

    public init() {}

    public var rules: [Rule] {
        Unique(transactionID, position)
        Check(position >= 1)
        Check(quantity >= 1)
        Check(amountCents == quantity * unitAmountCents, name: "billing_line_items_amount_check")
        UpdatedAt(updatedAt)
    }
}
