import VarveTestSupport

/// The shell that comes with SQLite.
enum SQLiteShell {
    /// What it prints; it stops at the first error.
    static func run(_ arguments: [String]) throws -> String {
        guard let shell = Program(searching: "sqlite3") else {
            throw ProgramFailure(
                description: "sqlite3 is not installed: make setup, or apt-get install sqlite3")
        }
        let outcome = try shell.run(["-batch", "-bail"] + arguments)
        guard outcome.status == 0 else { throw ProgramFailure(description: outcome.errors) }
        return outcome.output
    }
}
