import BlueprintTestSupport
import VarveDatabase
import VarveTestSupport

extension LiveDatabase {
    /// Runs a script with the database's own shell, which stops at the first error.
    func run(script: String) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("script.sql", script)
        if let path = dialect.file(of: url) {
            _ = try SQLiteShell.run([path, ".read '\(file)'"])
            return
        }
        let programs = try await text("SELECT setting FROM pg_config WHERE name = 'BINDIR'") ?? ""
        let outcome = try Program(path: programs + "/psql").run([
            "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", file, "-d", url.unredacted,
        ])
        guard outcome.status == 0 else {
            throw ProgramFailure(description: outcome.errors)
        }
    }

    /// Runs what a plan was written as, each group in a transaction of its own.
    func run(_ groups: [StatementGroup]) async throws {
        for group in groups {
            let text = (["BEGIN"] + group.statements + ["COMMIT"]).joined(separator: "\n;\n") + "\n;\n"
            try await run(script: text)
        }
    }
}
