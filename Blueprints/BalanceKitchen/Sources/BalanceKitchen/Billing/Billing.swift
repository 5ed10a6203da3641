import VarveDeclaration

/// What is paid, what it is paid for, and what is done with it.
public struct Billing: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Core.self]

    public init() {}

    public var tables: [any Table.Type] {
        [Transaction.self, LineItem.self, CreditEntry.self, ActivityEvent.self]
    }
}
