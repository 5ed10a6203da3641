import VarveDatabase

/// What a command works on: from the command line, else from the environment, else from varve.json, else as it is
/// usual.
struct Settings: Sendable {
    /// The database.
    let database: DatabaseURL
    /// The files and folders that declare the schema.
    let schema: [String]
    /// The folder of migrations.
    let migrations: String
    /// How migrations are laid out in their folder, where it is said.
    let layout: String?
    /// How many digits a migration's number has, where it is said.
    let numberWidth: Int?
    /// The name of the table that records what is applied, where it is said.
    let ledger: String?
    /// A server for throw-away databases, where one is named.
    let scratch: DatabaseURL?

    /// The file that is read where no other is named.
    static let fileName = "varve.json"

    /// Collects the settings.
    init(arguments: ParsedArguments, environment: Environment) throws {
        let file = try Self.file(arguments: arguments, environment: environment)
        let given = arguments[CommonOptions.database] ?? environment.variable("DATABASE_URL")
        let written = try file.database.map { try Self.expand($0, environment) }
        database = try environment.url(given ?? written ?? "sqlite:app.db")
        let scratchText =
            try arguments[CommonOptions.scratch] ?? file.scratch.map { try Self.expand($0, environment) }
        scratch = try scratchText.map { try environment.url($0) }
        let schema = arguments.all(CommonOptions.schema)
        self.schema = (schema.isEmpty ? file.schema ?? ["schema.sql"] : schema).map(environment.path)
        migrations = environment.path(arguments[CommonOptions.migrations] ?? file.migrations ?? "migrations")
        layout = file.layout
        numberWidth = file.numberWidth
        ledger = file.ledger
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
