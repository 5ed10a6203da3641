import VarveDeclaration

/// The command-line tool: its name, its commands, and the schema that may be compiled into it.
struct Tool: Sendable {
    /// The name by which it is called, in messages and help.
    let name: String
    /// The commands, in the order of the help.
    let commands: [Command]
    /// The schema that a user's own executable brings along.
    let schema: Schema?

    /// Makes the tool with all its commands.
    init(name: String = "varve", schema: Schema? = nil) {
        self.name = name
        self.commands = Commands.all
        self.schema = schema
    }

    /// What the tool does, in one line.
    let summary = "keeps a database's schema as code and its migrations as pairs, up and down"

    /// What concerns all commands.
    let discussion = """
        The database is the one that --database names, else DATABASE_URL, else what varve.json says, else \
        sqlite:app.db. A password is never printed.

        Exit status: 0 fine, 1 failed, 2 wrong usage, 3 it ran and the answer is "no" (pending migrations, \
        differences, findings).
        """

    /// The command with a name; `nil` where there is none.
    func command(named name: String) -> Command? {
        commands.first { $0.name == name }
    }
}
