/// The Swift source of a new module with one table, for people to go on from.
///
/// ```swift
/// let template = try ModuleTemplate(name: "reports", things: "exports", account: account)
/// ```
public struct ModuleTemplate: Sendable, Hashable {
    /// A name that can't be one of a module or of its things, and what to do.
    public struct UnusableName: Error, Sendable, Hashable, CustomStringConvertible {
        public let description: String
    }

    /// The table that each row belongs to, and how the template refers to it.
    public struct Account: Sendable, Hashable {
        fileprivate let columnType: String
        fileprivate let reference: String
        fileprivate let module: String?

        /// A table by its name, for where no Swift type is known of it.
        public init(table: String) {
            columnType = "UUID"
            reference = "column: \"id\", ofTable: \(SwiftNames.literal(table))"
            module = nil
        }

        /// A table of a schema; `nil` where the schema has none of this name with a key of one column.
        public init?(table name: String, of schema: DeclaredSchema) {
            guard let table = schema.tables.first(where: { $0.schema == nil && $0.name == name }),
                let key = table.primaryKeyColumns.first, table.primaryKeyColumns.count == 1,
                let column = table.columns.first(where: { $0.name == key }), column.type.enumeration == nil,
                let place = schema.places[DeclaredName(schema: nil, table: name, column: key)],
                let property = place.property
            else { return nil }
            columnType = SwiftTypeNames(enums: [], tables: []).base(of: column.type)
            reference = "\\\(place.type).\(property)"
            module = schema.modules.first { $0.tables.contains([name]) }?.name
        }
    }

    /// The Swift type of the module.
    public let moduleType: String
    /// The Swift type of its table.
    public let tableType: String
    /// The table's name in the database.
    public let table: String
    private let prefix: String
    private let account: Account

    /// Chooses the names.
    ///
    /// - Parameters:
    ///   - name: What the module is called: `reports` or `Reports`.
    ///   - things: What its table holds: `exports`.
    ///   - account: Whose the things are.
    /// - Throws: ``UnusableName``.
    public init(name: String, things: String, account: Account) throws(UnusableName) {
        prefix = try Self.name(name, of: "a module")
        table = "\(prefix)_\(try Self.name(things, of: "a module's things"))"
        var taken: Set<String> = []
        moduleType = SwiftNames.type(prefix, taken: &taken)
        tableType = SwiftNames.type(table, taken: &taken)
        self.account = account
        guard moduleType == SwiftNames.plainType(prefix) else {
            throw UnusableName(
                description: "'\(name)' can't be the name of a module: "
                    + "\(SwiftNames.plainType(prefix)) means something else in a declaration; choose another")
        }
    }

    private static func name(_ text: String, of what: String) throws(UnusableName) -> String {
        let name = SwiftNames.snakeCase(text)
        let isIdentifier = text.allSatisfy { $0.isASCII && ($0 == "_" || $0.isLetter || $0.isNumber) }
        guard isIdentifier, name.isSnakeCase, !text.hasPrefix("_"), !text.hasSuffix("_"),
            name.utf8.count <= 30
        else {
            throw UnusableName(
                description: "'\(text)' can't be the name of \(what); take at most 30 letters, digits and _, "
                    + "beginning with a letter: credit_notes")
        }
        return name
    }

    /// The source text of the module's file.
    public var source: String {
        """
        import Varve

        /// What \(moduleType) owns.
        struct \(moduleType): SchemaModule {
        \(members)    var tables: [any Table.Type] { [\(tableType).self] }
        }

        /// Things of an account; put your own columns in the place of status and payload.
        struct \(tableType): Table {
            static let name = \(SwiftNames.literal(table))

            let id = Column<UUID>("id").primaryKey().default(.uuidV7)
            let accountID = Column<\(account.columnType)>("account_id")
                .references(\(account.reference), onDelete: .restrict)
            let status = Column<String>("status")
            let payload = Column<JSON<JSONValue>?>("payload")
            let requestID = Column<UUID?>("request_id")
            let createdAt = Column<Date>("created_at").default(.currentTimestamp)
            let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)

            var rules: [Rule] {
                Index(accountID, createdAt.descending)
                Index(status)
                UpdatedAt(updatedAt)
            }
        }

        """
    }

    private var members: String {
        var lines: [String] = []
        if let module = account.module {
            lines.append("    static let dependencies: [any SchemaModule.Type] = [\(module).self]\n")
        }
        if SwiftNames.snakeCase(moduleType) != prefix {
            lines.append("    static let tablePrefixes = [\(SwiftNames.literal(prefix))]\n")
        }
        return lines.isEmpty ? "" : lines.joined() + "\n"
    }
}
