import Varve
import VarveDatabase
import VarveMigrations

/// `varve diff`
enum DiffCommand {
    private static let from = Argument(
        "FROM", "A database URL, a folder of migrations, an SQL file or folder, or 'schema'.")
    private static let to = Argument(
        "TO", "The same, for the schema to arrive at.")
    private static let sql = Option.flag("sql", "Print the SQL that turns FROM into TO, and nothing else.")
    private static let down = Option.flag("down", "With --sql: print the way back from TO to FROM.")
    private static let dialect = Option.value(
        "dialect", .text("NAME"),
        "The kind of database, where neither side is a URL and the settings' one is not meant.")

    private struct Result: Encodable {
        let differs: Bool
        let differences: [Difference]
        let unmodelled: [String]
    }

    static let command = Command(
        name: "diff", summary: "shows how two schemas differ, or the SQL from one to the other",
        discussion: """
            'schema' is the declared schema. Exit status 0 where nothing differs, 3 where something does.

            With --sql: 0 and the SQL, or no text where nothing differs; 3 with the reason on standard error where \
            there is no way without --allow-loss or --rename.

            Run that SQL so that it stops at the first error: sqlite3 -bail, psql -1 -v ON_ERROR_STOP=1. Otherwise a \
            copy that fails, because a row breaks a new rule, is followed by the removal of what was to be copied.

            Objects that Varve does not model are named, and are no difference; with --strict the exit status is 3 where \
            there are any.
            """,
        arguments: [from, to],
        options: [sql, down, RunOptions.rename, RunOptions.allowLoss, dialect, UnmodelledObjects.strict]
    ) { call in
        if call.arguments.has(down) && !call.arguments.has(sql) { throw UsageError("--down needs --sql") }
        let settings = try call.settings()
        let sides = try [from, to].map { try DiffSide(call.arguments[$0] ?? "", call.environment) }
        let url = sides.lazy.compactMap(\.url).first ?? settings.database
        let dialect =
            try call.arguments[dialect].map(Dialects.dialect(named:)) ?? Dialects.dialect(opening: url)
        return try await call.withWorkspace(settings, dialect: dialect, model: url) { workspace in
            let source = try sides[0].source(in: workspace)
            let target = try sides[1].source(in: workspace)
            call.progress.show("comparing …")
            let differ = Differ(loader: workspace.loader)
            let comparison = try await differ.compare(source, target, request: call.changeRequest)
            KeptValue.keep(comparison)
            let unmodelled = try await UnmodelledObjects.names(
                in: [comparison.source, comparison.target], workspace.loader)
            guard call.arguments.has(sql) else {
                return try printDifferences(of: comparison, unmodelled, workspace, call)
            }
            try UnmodelledObjects.refuse(unmodelled, of: call)
            let status = try await printSQL(of: comparison, differ, countingIn: sides[0].url, call)
            return UnmodelledObjects.note(unmodelled, to: call, otherwise: status)
        }
    }

    private static func printSQL(
        of comparison: Comparison, _ differ: Differ, countingIn database: DatabaseURL?,
        _ call: Invocation
    ) async throws -> ExitStatus {
        do {
            let text =
                call.arguments.has(down)
                ? try await differ.reverseSQL(for: comparison)
                : try await differ.sql(
                    for: comparison, request: call.changeRequest, database: database)
            call.progress.clear()
            call.console.write(text)
            return .fine
        } catch {
            guard error.isAnswer else { throw error }
            throw Failure(error.description, status: .no)
        }
    }

    private static func printDifferences(
        of comparison: Comparison, _ unmodelled: [String], _ workspace: Workspace, _ call: Invocation
    ) throws -> ExitStatus {
        let differences = Difference.all(in: comparison, dialect: workspace.dialect)
        let result = Result(differs: !comparison.isEmpty, differences: differences, unmodelled: unmodelled)
        try call.report(
            result,
            lines: comparison.isEmpty ? [] : differences.flatMap { $0.lines(style: call.console.style) })
        if comparison.isEmpty { call.tell("nothing differs") }
        return UnmodelledObjects.note(
            unmodelled, to: call, otherwise: comparison.isEmpty ? .fine : .no)
    }
}

extension MigrationError {
    /// Whether the error is an answer to the question, "there is no such way", and not a failure to find out.
    var isAnswer: Bool {
        switch self {
        case .losses, .unclearRenames: true
        default: false
        }
    }
}
