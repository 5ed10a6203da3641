import VarveDeclaration

/// A payment, as far as it has come.
public struct Transaction: Table {
    public static let name = "billing_transactions"
    public static let comment = "A payment, as far as it has come."

    public let id = Column<UUID>.pk()
    public let accountID = Column<UUID>("account_id").references(\Account.id, onDelete: .restrict)
    public let userID = Column<UUID?>("user_id").references(\User.id, onDelete: .setNull)
    public let kind = Column<String>("kind")
    public let status = Column<String>.statusText()
    public let currency = Column<String>("currency").comment("ISO 4217, in capitals.")
    public let amountCents = Column<Int32>("amount_cents")
    public let provider = Column<String>("provider")
    public let providerPaymentIntentID = Column<String?>("provider_payment_intent_id")
    public let providerChargeID = Column<String?>("provider_charge_id")
    public let providerInvoiceID = Column<String?>("provider_invoice_id")
    public let providerCheckoutSessionID = Column<String?>("provider_checkout_session_id")
    public let idempotencyKey = Column<String?>("idempotency_key")
    public let metadata = Column<JSON<JSONValue>?>("metadata")
    public let requestID = Column<UUID?>.requestID
    public let createdAt = Column<Date>.createdAt
    public let updatedAt = Column<Date>.updatedAt

    public init() {}

    public var rules: [Rule] {
        Check(status.in(["pending", "succeeded", "failed", "canceled", "refunded"]))
        Check(currency.length == 3 && currency.consists(of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        Check(amountCents >= 0)
        Index(idempotencyKey, unique: true, where: idempotencyKey.isNotNull)
        Index(accountID, createdAt.descending)
        Index(userID)
        UpdatedAt(updatedAt)
    }
}
