import VarveDeclaration

/// An event that Stripe sent: each once, and what it said stays. How far it is worked on may change, and what it turns
/// out to be about; the columns for that are named in `AppendOnly`, and the database refuses every other change.
public struct StripeEvent: Table {
    public static let name = "billing_stripe_events"
    public static let comment =
        "An event that Stripe sent; what it said stays, how far it is worked on may change."

    public let id = Column<UUID>.pk()
    public let stripeEventID = Column<String>("stripe_event_id").unique()
    public let type = Column<String>("type")
    public let apiVersion = Column<String?>("api_version")
    public let liveMode = Column<Bool>("livemode")
    public let receivedAt = Column<Date>("received_at")
    public let processedAt = Column<Date?>("processed_at")
    public let status = Column<String>.statusText()
    public let lastError = Column<String?>("last_error")
    public let requestID = Column<UUID?>.requestID
    public let relatedAccountID = Column<UUID?>("related_account_id")
        .references(\Account.id, onDelete: .restrict)
    /// No foreign key: transactions are billing's, and core builds on no other module.
    public let relatedTransactionID = Column<UUID?>("related_transaction_id")
        .comment(
            "A row of billing_transactions. Core refers to no other module, so billing keeps this right.")
    public let rawEventRedacted = Column<JSON<JSONValue>?>("raw_event_redacted")
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Check(status.in(["received", "processed", "failed", "ignored"]))
        Check(
            status != "processed" || processedAt.isNotNull, name: "billing_stripe_events_processed_at_check")
        Index(relatedAccountID, createdAt.descending)
        Index(relatedTransactionID)
        Index(receivedAt, where: processedAt.isNull)
        AppendOnly(except: processedAt, status, lastError, relatedAccountID, relatedTransactionID)
    }
}
