import VarveDeclaration

/// The tables that every module may refer to: who there is, whose account it is, and what Stripe said.
///
/// One module, as the document has one core: its names have three prefixes, and what billing builds on is here too.
public struct Core: SchemaModule {
    public static let isShared = true
    public static let tablePrefixes = ["identity", "accounts", "billing"]

    public init() {}

    public var tables: [any Table.Type] {
        [
            User.self, Account.self, Role.self, RoleAssignment.self, Session.self, LoginAttempt.self,
            StripeEvent.self,
        ]
    }
}
