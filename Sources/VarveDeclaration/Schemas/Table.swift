/// A table of a database, declared as a Swift type whose properties are the columns.
///
/// ```swift
/// struct Wallet: Table {
///     static let name = "wallets"
///
///     let id      = Column<UUID>("id").primaryKey().default(.uuidV7)
///     let balance = Column<Int>("balance").default(0)
///
///     var rules: [Rule] {
///         Check(balance >= 0)
///     }
/// }
/// ```
public protocol Table: Sendable {
    /// Makes the columns; Swift writes this initialiser itself.
    init()

    /// The table's name in the database.
    static var name: String { get }

    /// The schema (name space) that the table is in; empty, as it is unless said, for the database's usual one.
    static var schema: String { get }

    /// What the table is for; empty for nothing said. Kept in the database where it keeps comments.
    static var comment: String { get }

    /// What the table was called before, so that it is renamed and not dropped; empty where it was not renamed.
    static var renamedFrom: String { get }

    /// How the database keeps the table.
    static var options: TableOptions { get }

    /// Keys, indexes, checks and triggers, one on each line.
    @RulesBuilder var rules: [Rule] { get }
}

extension Table {
    public static var schema: String { "" }
    public static var comment: String { "" }
    public static var renamedFrom: String { "" }
    public static var options: TableOptions { TableOptions() }
    public var rules: [Rule] { [] }
}
