import Varve
import VarveExports
import VarveMigrations

/// `varve docs`
enum DocsCommand {
    private enum Subject: String, CaseIterable {
        case schema, history
    }

    private static let subject = Argument(
        "SUBJECT", "What to describe: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).",
        value: .oneOf(Subject.allCases.map(\.rawValue)))

    static let command = Command(
        name: "docs", summary: "writes documents about a schema or its migrations",
        discussion: """
            'schema' describes the tables with their columns, keys, indexes and relations, and draws them.

            'history' tells what each migration does, as it is seen on a throw-away database, with the comments at its \
            top; then the tables by category, how many there are of what, and which changes can break those who use the \
            database. It is written to the file that 'history' in the settings names, unless --output names another; \
            'check' fails while that file is stale.

            With --check nothing is written, and the exit status is 3 where the file is not what would be.
            """,
        arguments: [subject, GeneratedFile.source],
        options: [GeneratedFile.output, GeneratedFile.check, GeneratedFile.dialect]
    ) { call in
        try GeneratedFile.refuseBoth(call)
        guard let subject = call.arguments[subject].flatMap(Subject.init) else { return .usage }
        switch subject {
        case .schema: return try await describeSchema(call)
        case .history: return try await tellHistory(call)
        }
    }

    private static func describeSchema(_ call: Invocation) async throws -> ExitStatus {
        let settings = try call.settings()
        let side = try call.arguments[GeneratedFile.source].map { try DiffSide($0, call.environment) }
        let url = side?.url ?? settings.database
        let dialect =
            try call.arguments[GeneratedFile.dialect].map(Dialects.dialect(named:))
            ?? Dialects.dialect(opening: url)
        return try await call.withWorkspace(settings, dialect: dialect, model: url) { workspace in
            call.progress.show("reading the schema …")
            let text = SchemaDocument(try await workspace.exportSource(side)).markdown()
            return try GeneratedFile(text: text, command: "docs schema").deliver(to: call)
        }
    }

    private static func tellHistory(_ call: Invocation) async throws -> ExitStatus {
        guard call.arguments[GeneratedFile.source] == nil else {
            throw UsageError("'docs history' takes no SOURCE", hints: ["name the folder with --migrations"])
        }
        let settings = try call.settings()
        return try await call.withWorkspace(settings, model: settings.database) { workspace in
            call.progress.show("running the migrations …")
            let history = try await workspace.loader.history(of: try workspace.migrations())
            var file = GeneratedFile(text: try HistoryDocument(history).text(), command: "docs history")
            file.usualPath = settings.history
            return try file.deliver(to: call)
        }
    }
}
