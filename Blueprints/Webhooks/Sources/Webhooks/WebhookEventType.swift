import VarveDeclaration

/// A kind of event that there is. Subscriptions and deliveries name no other.
public struct WebhookEventType: Table {
    public static let name = "webhook_event_types"
    public static let comment =
        "The kinds of events that there are; subscriptions and deliveries name no other."

    public let name = Column<String>("name", .varchar(255)).primaryKey()
    public let description = Column<String?>("description")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(name != "*" && name != "", name: "webhook_event_types_name_check")
    }
}

/// What ties the events in a subscription's list to the registry. A list is no column that a foreign key could be on.
enum EventTypeRules {
    static let statements: [DeclaredSQL] = [
        .sql(subscription, on: .postgres), .sql(registry, on: .postgres),
    ]

    /// The lock keeps an event from being unregistered before the subscription is committed.
    private static let subscription = """
        CREATE FUNCTION webhooks_check_event_types() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          element jsonb;
        BEGIN
          -- The check on the type follows only after this trigger.
          IF jsonb_typeof(NEW.event_types) IS DISTINCT FROM 'array' THEN
            RETURN NEW;
          END IF;
          FOR element IN SELECT jsonb_array_elements(NEW.event_types) LOOP
            CONTINUE WHEN element = '"*"';
            PERFORM FROM public.webhook_event_types t
              WHERE jsonb_typeof(element) = 'string' AND t.name = element #>> '{}' FOR KEY SHARE;
            IF NOT FOUND THEN
              RAISE EXCEPTION 'event type % is not registered', element
                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhooks_event_types_registered',
                  TABLE = 'webhooks', COLUMN = 'event_types', HINT = 'Add it to webhook_event_types first.';
            END IF;
          END LOOP;
          RETURN NEW;
        END
        $$;

        CREATE TRIGGER webhooks_event_types_registered BEFORE INSERT OR UPDATE OF event_types ON webhooks
        FOR EACH ROW EXECUTE FUNCTION webhooks_check_event_types();
        """

    /// A repeatable read would look into a past in which a new subscription is not there yet.
    private static let registry = """
        CREATE FUNCTION webhook_event_types_check_use() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF current_setting('transaction_isolation') = 'repeatable read' THEN
            RAISE EXCEPTION 'an event type can''t be removed or renamed in a repeatable read'
              USING ERRCODE = 'feature_not_supported', HINT = 'Use READ COMMITTED or SERIALIZABLE.';
          END IF;
          IF EXISTS (SELECT FROM public.webhooks w WHERE w.event_types @> jsonb_build_array(OLD.name)) THEN
            RAISE EXCEPTION 'event type % is subscribed to', OLD.name
              USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'webhook_event_types_in_use',
                TABLE = 'webhook_event_types', HINT = 'Take it out of webhooks.event_types first.';
          END IF;
          IF TG_OP = 'DELETE' THEN
            RETURN OLD;
          END IF;
          RETURN NEW;
        END
        $$;

        CREATE TRIGGER webhook_event_types_in_use BEFORE DELETE OR UPDATE OF name ON webhook_event_types
        FOR EACH ROW EXECUTE FUNCTION webhook_event_types_check_use();
        """
}
