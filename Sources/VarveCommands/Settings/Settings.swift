import VarveDatabase
import VarveDeclaration
import VarveMigrations

/// What a command works on: from the command line, else from the environment, else from varve.json, else as it is
/// usual.
struct Settings: Sendable {
    /// The database.
    let database: DatabaseURL
    /// Whether the database was named for this very call, and not only by varve.json or by nobody.
    let isDatabaseGiven: Bool
    /// The file or folder that declares the schema.
    let schema: String
    /// Whether anybody named ``schema``.
    let isSchemaNamed: Bool
    /// The folder of migrations.
    let migrations: String
    /// How the files of migrations are named.
    let folder: FolderSettings
    /// The name of the table that records what is applied.
    let ledger: String
    /// The name of wrangler's ledger, where that is kept too.
    let d1Ledger: String?
    /// The document of the history of migrations, where one is named.
    let history: String?
    /// A server for throw-away databases, where one is named.
    let scratch: DatabaseURL?
    /// The schema that has the last word: a URL or a path.
    let canonical: String?
    /// What all tables have in common, where no Swift declares it.
    let conventions: Conventions?

    /// How long rows are kept, as the settings say.
    let retention: [RetentionRule]

    /// The file that is read where no other is named.
    static let fileName = "varve.json"

    /// Where the schema is declared where nobody says it.
    static let schemaFile = "schema.sql"

    /// Where migrations are where nobody says it.
    static let migrationsFolder = "migrations"

    /// The database where nobody says it.
    static let databaseURL = "sqlite:app.db"

    /// Collects the settings.
    init(arguments: ParsedArguments, environment: Environment) throws {
        let file = try Self.file(arguments: arguments, environment: environment)
        let given = arguments[CommonOptions.database] ?? environment.variable("DATABASE_URL")
        let written = try file.database.map { try Self.expand($0, environment) }
        database = try environment.url(given ?? written ?? Self.databaseURL)
        let scratchText =
            try arguments[CommonOptions.scratch] ?? file.scratch.map { try Self.expand($0, environment) }
        scratch = try scratchText.map { try environment.url($0) }
        canonical = try file.canonical.map { try Self.expand($0, environment) }
        conventions = file.conventions
        isDatabaseGiven = given != nil
        let namedSchema = arguments[CommonOptions.schema] ?? file.schema
        schema = environment.path(namedSchema ?? Self.schemaFile)
        isSchemaNamed = namedSchema != nil
        migrations = environment.path(
            arguments[CommonOptions.migrations] ?? file.migrations ?? Self.migrationsFolder)
        folder = FolderSettings(
            layout: file.layout, numbering: file.numbering, numberWidth: file.numberWidth)
        retention = file.retention
        ledger = arguments[CommonOptions.ledger] ?? file.ledger ?? Ledger.defaultName
        d1Ledger = file.d1Ledger
        history = file.history.map(environment.path)
    }

    private static func file(
        arguments: ParsedArguments, environment: Environment
    ) throws -> SettingsFile {
        let named = arguments[CommonOptions.settings]
        let path = environment.path(named ?? fileName)
        if named == nil, Files.kind(of: path) == nil { return SettingsFile() }
        return try SettingsFile(SQLScript(name: path, text: try Files.text(of: path)))
    }

    /// Puts the environment's variables in the place of `${NAME}`.
    private static func expand(_ text: String, _ environment: Environment) throws(SettingsError) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                throw SettingsError("'${' in a URL of the settings has no closing '}'")
            }
            let name = String(rest[start.upperBound..<end])
            guard let value = environment.variable(name) else {
                throw SettingsError(
                    "the settings name the environment variable \(name), which is not set")
            }
            result += rest[..<start.lowerBound] + value
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
