/// What the cases work on: files, databases, and the programs that are run on them.
struct Fixtures {
    let tool: String
    let folder: WorkFolder

    /// A file of SQL given to psql, which stops at the first error.
    func psql(_ database: String, file: String, _ options: String = "-qX") -> Program {
        Program("psql", options, "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file)
    }

    /// The tool, working on a database.
    func varve(_ command: String, _ url: String, _ rest: [String] = []) -> Program {
        Program([tool, command, "--quiet", "--database", url] + rest)
    }

    /// This very program, doing one thing with the library.
    func probe(_ words: String...) -> Program {
        Program([CommandLine.arguments.first ?? "varve-benchmark", Probe.word] + words)
    }

    /// The URL of a database on the server that psql finds.
    static func url(_ database: String) -> String { "postgresql:///\(database)" }
}
