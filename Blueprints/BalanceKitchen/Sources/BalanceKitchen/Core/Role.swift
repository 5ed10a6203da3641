import VarveDeclaration

/// What somebody may be: code knows a role by its key.
public struct Role: Table {
    public static let name = "identity_roles"
    public static let comment = "What somebody may be; code knows a role by its key."

    public let id = Column<UUID>.pk()
    public let key = Column<String>("key").unique()
    public let label = Column<String>("label")
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Check(key.length > 0 && key.consists(of: "abcdefghijklmnopqrstuvwxyz0123456789_"))
    }
}
