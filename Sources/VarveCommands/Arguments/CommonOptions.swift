/// The options that every command takes.
enum CommonOptions {
    static let database = Option.value(
        "database", letter: "d", .text("URL"),
        "The database: sqlite:FILE or postgresql://USER@HOST/NAME. Else DATABASE_URL, else varve.json, else sqlite:app.db."
    )
    static let settings = Option.value(
        "settings", .file, "The settings, where they are not in varve.json.")
    static let schema = Option.value(
        "schema", .file, "The declared schema: an SQL file or a folder of SQL files.")
    static let migrations = Option.value(
        "migrations", .folder, "The folder of migrations.")
    static let ledger = Option.value(
        "ledger", .text("TABLE"), "The table that records what is applied, where it is not varve_migrations.")
    static let scratch = Option.value(
        "scratch", .text("URL"), "A server to make throw-away databases on, instead of a private one.")
    static let json = Option.flag("json", "Print the result as JSON.")
    static let quiet = Option.flag("quiet", letter: "q", "Print only results and errors.")
    static let help = Option.flag("help", letter: "h", "Print how to use the command.")

    /// Understood only before a command.
    static let version = Option.flag("version", "Print the tool's version.")

    /// What commands take that touch neither database nor schema.
    static let withoutDatabase = [help]

    /// What every other command takes.
    static let all = [database, settings, schema, migrations, ledger, scratch, json, quiet, help]
}
