import VarveDeclaration

/// Whom apps are installed for, and by whom.
public struct Accounts: SchemaModule {
    public init() {}

    public var tables: [any Table.Type] { [Shop.self, User.self] }
}

/// The apps, their tokens, and what they were told.
public struct Apps: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self]

    public init() {}

    public var tables: [any Table.Type] { [InstalledApp.self, AppToken.self, WebhookDelivery.self] }
}

/// The whole database of the app platform.
public let appPlatform = Schema(modules: [Accounts.self, Apps.self])
