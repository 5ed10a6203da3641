import VarveDatabase
import VarveMigrations

/// `varve pull`
enum PullCommand {
    private static let swift = Option.flag("swift", "Write Swift declarations instead of SQL.")
    private static let output = Option.value(
        "output", letter: "o", .file, "Write to this file, in the place of one that is there.")

    private struct Result: Encodable {
        let text: String
        let unmodelled: [String]
        let carriedTables: [String]
    }

    static let command = Command(
        name: "pull", summary: "writes a database's schema as SQL or Swift",
        discussion: """
            What is printed makes the same schema in an empty database. The ledger is left out. Objects that Varve does not \
            model are named at the top and on standard error; with --strict nothing is written and the exit status is 3. \
            Tables that --swift has to write as SQL are named there too.
            """,
        options: [swift, output, UnmodelledObjects.strict]
    ) { call in
        let settings = try call.settings()
        return try await call.withWorkspace(settings, model: settings.database) { workspace in
            call.progress.show("reading the database …")
            let catalog = try await workspace.loader.catalog(of: .database(settings.database))
            KeptValue.keep(catalog)
            let puller = Puller(loader: workspace.loader)
            let unmodelled = try await UnmodelledObjects.names(in: [catalog], workspace.loader)
            try UnmodelledObjects.refuse(unmodelled, of: call)
            let pulled = call.arguments.has(swift) ? try await puller.swift(of: catalog) : nil
            let text = if let pulled { pulled.text } else { try await puller.sql(of: catalog) }
            let carried = pulled?.carriedTables ?? []
            try write(Result(text: text, unmodelled: unmodelled, carriedTables: carried), for: call)
            noteCarried(carried, to: call)
            return UnmodelledObjects.note(unmodelled, to: call)
        }
    }

    private static func noteCarried(_ tables: [String], to call: Invocation) {
        guard !tables.isEmpty, !call.isJSON else { return }
        call.note(
            "written as SQL, since declarations can't say all of them: \(tables.joined(separator: ", "))")
    }

    private static func write(_ result: Result, for call: Invocation) throws {
        call.progress.clear()
        if let path = call.arguments[output].map(call.environment.path) {
            try Files.replace(path, text: result.text)
            call.tell("wrote \(path)")
        } else if call.isJSON {
            try call.report(result, lines: [])
        } else {
            call.console.write(result.text)
        }
    }
}
