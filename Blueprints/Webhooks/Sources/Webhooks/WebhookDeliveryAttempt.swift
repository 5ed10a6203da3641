import VarveDeclaration

/// One attempt at a delivery, as it went. It stays as it was written for as long as its delivery is there.
public struct WebhookDeliveryAttempt: Table {
    public static let name = "webhook_delivery_attempts"
    public static let comment =
        "Every attempt at a delivery, as it went; rows leave only with their delivery."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let deliveryID = Column<UUID>("delivery_id").references(\WebhookDelivery.id, onDelete: .cascade)
    public let attempt = Column<Int32>("attempt").comment("From 1.")
    public let attemptedAt = Column<Date>("attempted_at").default(.currentTimestamp)
    public let durationMS = Column<Int32?>("duration_ms").comment(
        "Milliseconds until the answer or the error.")
    public let responseStatus = Column<Int32?>("response_status")
    public let responseBody = Column<String?>("response_body")
    public let error = Column<String?>("error").comment("Why there was no answer.")

    public init() {}

    public var rules: [Rule] {
        Unique(deliveryID, attempt, name: "webhook_delivery_attempts_delivery_id_attempt_key")
        Check(attempt >= 1, name: "webhook_delivery_attempts_attempt_check")
        Check(durationMS >= 0, name: "webhook_delivery_attempts_duration_ms_check")
        Check(
            responseStatus.between(100, and: 599), name: "webhook_delivery_attempts_response_status_check")
        Check(
            responseStatus.isNotNull || error.isNotNull, name: "webhook_delivery_attempts_outcome_check")
        Index(attemptedAt, name: "idx_webhook_delivery_attempts_attempted_at")
    }
}

/// Attempts are never changed, and removed only together with their delivery, as retention and a project's end do.
/// `AppendOnly()` would refuse that too.
enum AttemptRules {
    static let statements: [DeclaredSQL] = [.sql(history, on: .postgres)]

    /// While a delivery is being removed, its attempts follow when it can't be seen any more.
    private static let history = """
        CREATE FUNCTION webhook_delivery_attempts_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN
            IF NOT EXISTS (SELECT FROM public.webhook_deliveries d WHERE d.id = OLD.delivery_id) THEN
              RETURN OLD;
            END IF;
          END IF;
          RAISE EXCEPTION 'webhook_delivery_attempts is append-only'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END
        $$;

        CREATE TRIGGER webhook_delivery_attempts_append_only BEFORE UPDATE OR DELETE ON webhook_delivery_attempts
        FOR EACH ROW EXECUTE FUNCTION webhook_delivery_attempts_refuse_change();

        CREATE TRIGGER webhook_delivery_attempts_no_truncate BEFORE TRUNCATE ON webhook_delivery_attempts
        FOR EACH STATEMENT EXECUTE FUNCTION webhook_delivery_attempts_refuse_change();
        """
}
