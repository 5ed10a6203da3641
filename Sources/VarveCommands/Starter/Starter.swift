import VarveDatabase

/// A file that `init` writes.
struct StarterFile: Sendable {
    /// The path, from the folder in which the tool runs.
    let path: String
    /// What is written.
    let text: String
}

/// What a new project begins with.
struct Starter {
    /// The database, where one is named.
    let database: DatabaseURL?
    /// The file of the schema, where one is named.
    let schema: String?
    /// The folder of migrations, where one is named.
    let migrations: String?

    /// The folder of migrations.
    var migrationsFolder: String { migrations ?? Settings.migrationsFolder }

    /// The settings.
    ///
    /// - Parameter declaresSQL: Whether the schema is declared in SQL and so has a place.
    func settings(declaresSQL: Bool) -> StarterFile {
        let schemaLine =
            declaresSQL
            ? """

                // The schema as it should be: an SQL file or a folder of SQL files.
                schema: \(quoted(schemaFile)),

            """ : ""
        let text = """
            {
                // Where the database is. --database and DATABASE_URL go before it; ${NAME} is read from the environment.
                database: \(quoted(databaseText)),
            \(schemaLine)
                // The migrations, a pair of files each: 0001_create_users.up.sql and 0001_create_users.down.sql.
                migrations: \(quoted(migrationsFolder)),
            }

            """
        return StarterFile(path: Settings.fileName, text: text)
    }

    /// A schema that every kind of database takes.
    var exampleSchema: StarterFile {
        StarterFile(
            path: schemaFile,
            text: """
                -- The schema as it should be. Change it here, then write the migration with: varve generate NAME
                CREATE TABLE users (
                    id integer NOT NULL PRIMARY KEY,
                    email text NOT NULL UNIQUE,
                    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
                );

                """)
    }

    private var schemaFile: String { schema ?? Settings.schemaFile }

    /// A URL with a secret is not for a file that is shared.
    private var databaseText: String {
        guard let database else { return Settings.databaseURL }
        return database.description == database.unredacted ? database.unredacted : "${DATABASE_URL}"
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
