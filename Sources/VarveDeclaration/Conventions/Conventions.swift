/// What all tables of a schema have in common. `varve check` looks at the tables that the migrations make, so that a
/// convention holds however a table came about. What is not said is not checked.
///
/// ```swift
/// Conventions(
///     tableNames: "<module>_<entity>", snakeCase: true, foreignKeyNames: "<thing>_id",
///     keyType: .uuid, timestampType: .timestamp, jsonType: .json,
///     requiredColumns: ["created_at", "updated_at"], indexedForeignKeys: true, statedOnDelete: true,
///     hashedColumns: Conventions.secrets)
/// ```
public struct Conventions: Sendable, Hashable {
    /// The form of tables' names. `<module>` stands for a prefix of the module that owns the table.
    public var tableNames: NamePattern?
    /// Whether names of tables and columns are words of small letters and digits with `_` between them.
    public var snakeCase: Bool
    /// The form of the names of columns in foreign keys.
    public var foreignKeyNames: NamePattern?
    /// The type of primary keys' columns.
    public var keyType: DataType?
    /// The type of columns that hold an instant: those of such a type, and those whose name ends in `_at`.
    public var timestampType: DataType?
    /// The type of columns that hold JSON.
    public var jsonType: DataType?
    /// Columns that every table has, without NULL.
    public var requiredColumns: [String]
    /// Whether every foreign key's columns are the first of some index or key.
    public var indexedForeignKeys: Bool
    /// Whether every foreign key says what happens on DELETE; `NO ACTION` counts where it is written out.
    public var statedOnDelete: Bool
    /// Names of columns for what is kept as a hash only; `*` stands for any text. Their names end in `_hash`, and a
    /// check refuses what has not a hash's form.
    public var hashedColumns: [String]
    /// What need not follow a rule, and why.
    public var exemptions: [Exemption]
    /// Rules whose findings are only told.
    public var advisory: Set<ConventionRule>
    /// Modules, where no Swift declares them.
    public var modules: [DeclaredModule] = []

    /// Says what tables have in common.
    public init(
        tableNames: NamePattern? = nil, snakeCase: Bool = false, foreignKeyNames: NamePattern? = nil,
        keyType: DataType? = nil, timestampType: DataType? = nil, jsonType: DataType? = nil,
        requiredColumns: [String] = [], indexedForeignKeys: Bool = false, statedOnDelete: Bool = false,
        hashedColumns: [String] = [], exemptions: [Exemption] = [], advisory: Set<ConventionRule> = []
    ) {
        self.tableNames = tableNames
        self.snakeCase = snakeCase
        self.foreignKeyNames = foreignKeyNames
        self.keyType = keyType
        self.timestampType = timestampType
        self.jsonType = jsonType
        self.requiredColumns = requiredColumns
        self.indexedForeignKeys = indexedForeignKeys
        self.statedOnDelete = statedOnDelete
        self.hashedColumns = hashedColumns
        self.exemptions = exemptions
        self.advisory = advisory
    }

    /// Names of columns that mostly hold a secret.
    public static let secrets = ["*token*", "*secret*", "*password*"]
}

extension Conventions {
    /// What is wrong with the conventions themselves, and with which of them; `nil` where nothing is.
    public var problem: (part: String, message: String)? {
        if let problem = tableNames?.problem { return ("tableNames", problem) }
        if let problem = foreignKeyNames?.problem { return ("foreignKeyNames", problem) }
        if foreignKeyNames?.namesModule == true {
            return ("foreignKeyNames", "<module> has a meaning in names of tables only")
        }
        for exemption in exemptions where exemption.reason.allSatisfy(\.isWhitespace) {
            return ("exemptions", "\(exemption) is exempt without a reason; say why")
        }
        return nil
    }
}
