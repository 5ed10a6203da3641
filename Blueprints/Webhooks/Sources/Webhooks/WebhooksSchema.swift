import VarveDeclaration

/// What webhooks belong to. A system that has these tables already declares its own in their place.
public struct Ownership: SchemaModule {
    public init() {}

    public var tables: [any Table.Type] { [Project.self, Application.self, User.self] }
}

/// Subscriptions and the queue of their deliveries.
public struct Deliveries: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Ownership.self]

    public init() {}

    public var tables: [any Table.Type] {
        [Webhook.self, WebhookDelivery.self, WebhookEventType.self, WebhookDeliveryAttempt.self]
    }

    public var statements: [DeclaredSQL] { EventTypeRules.statements + AttemptRules.statements }
}

/// The whole database of webhooks.
public let webhooks = Schema(modules: [Ownership.self, Deliveries.self])
