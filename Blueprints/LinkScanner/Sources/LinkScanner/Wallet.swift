import VarveDeclaration

/// The credits of a user; each user has one wallet.
public struct Wallet: Table {
    public static let name = "wallets"
    public static let comment = "The credits of a user; each user has one wallet."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let userID = Column<String>("user_id").unique().references(\User.clerkUserID, onDelete: .cascade)
    public let creditBalance = Column<Int>("credit_balance").default(0)
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(creditBalance >= 0)
        UpdatedAt(updatedAt)
    }
}
