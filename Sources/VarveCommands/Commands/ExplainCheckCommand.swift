import VarveDatabase
import VarveMigrations

/// `varve explain-check`
enum ExplainCheckCommand {
    private static let file = Argument("FILE", "Queries, each with a comment that names what it must use.")
    private static let live = Option.flag(
        "live", "Ask the database itself, with the rows that it has, and run nothing of the file.")

    private struct Item: Encodable {
        let query: String
        let place: String
        let expected: [[String]]
        let used: [String]
        let isFine: Bool
        let plan: [String]

        init(_ explained: ExplainedQuery) {
            query = explained.query.name
            place = explained.query.location.description
            expected = explained.query.expected
            used = explained.plan.indexes
            isFine = explained.isFine
            plan = explained.plan.lines
        }
    }

    private struct Result: Encodable {
        let isFine: Bool
        let queries: [Item]
    }

    static let command = Command(
        name: "explain-check", summary: "checks that queries use the indexes meant for them",
        discussion: """
            Before a query, lines say what it is and which indexes its plan must use:

              -- query: what a user has asked for
              -- uses: jobs_user_id_created_at_idx
              SELECT * FROM jobs WHERE user_id = $1 ORDER BY created_at DESC;

            One of several will do: uses: a or b. Values are left open: $1. Other statements of the file make rows to \
            plan with; they are run first, on a \
            throw-away database with the migrations' schema. Without rows, any index that serves a query is taken.

            Exit status 3 where a plan does without an index.
            """,
        arguments: [file], options: [live]
    ) { call in
        let settings = try call.settings()
        let path = call.environment.path(call.arguments[file] ?? "")
        return try await call.withWorkspace(settings, model: settings.database) { workspace in
            let queries = try QueryFile(reading: path, dialect: workspace.dialect)
            call.progress.show("explaining …")
            let explainer = QueryExplainer(loader: workspace.loader)
            let explained =
                call.arguments.has(live)
                ? try await explainer.explain(queries, live: settings.database)
                : try await explainer.explain(queries, on: try source(in: workspace))
            let result = Result(
                isFine: explained.allSatisfy(\.isFine), queries: explained.map(Item.init))
            try call.report(result, lines: lines(for: explained, call.console.style))
            return result.isFine ? .fine : .no
        }
    }

    /// The schema that databases have: the migrations', else the declared one.
    private static func source(in workspace: Workspace) throws -> CatalogSource {
        let folder = workspace.settings.migrations
        if Files.kind(of: folder) == nil, workspace.hasDeclaredSchema {
            return try workspace.declaredSchema()
        }
        return .migrations(try workspace.migrations())
    }

    private static func lines(for explained: [ExplainedQuery], _ style: Style) -> [String] {
        var table = TextTable(header: ["QUERY", "MUST USE", "USES"])
        table.rows = explained.map { item in
            [
                item.query.name.isEmpty ? item.query.location.description : item.query.name,
                item.query.expected.map { $0.joined(separator: " or ") }.joined(separator: ", "),
                item.plan.indexes.isEmpty ? "no index" : item.plan.indexes.joined(separator: ", "),
            ]
        }
        table.look = { row, column in column == 2 ? (explained[row].isFine ? .green : .red) : nil }
        return table.lines(style: style) + explained.filter { !$0.isFine }.flatMap(complaint)
    }

    private static func complaint(_ explained: ExplainedQuery) -> [String] {
        let unknown = explained.unknown.map { "there is no index \($0)" }
        let unused = explained.missing.filter { Set($0).isDisjoint(with: explained.unknown) }
            .map { "the plan does without \($0.joined(separator: " or "))" }
        let reasons = (unknown + unused).joined(separator: "; ")
        return ["", "\(explained.query.location): \(reasons)"] + explained.plan.lines.map { "  | \($0)" }
    }
}
