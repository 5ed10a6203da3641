import Varve
import VarveExports
import VarveMigrations

/// `varve export`
enum ExportCommand {
    private static let format = Argument(
        "FORMAT", "What to write: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
        value: .oneOf(ExportFormat.allCases.map(\.rawValue)))

    static let command = Command(
        name: "export", summary: "writes a schema for other tools",
        discussion: """
            What a format has no words for is named in comments of what is written.

            With --check nothing is written, and the exit status is 3 where the file is not what would be.
            """,
        arguments: [format, GeneratedFile.source],
        options: [GeneratedFile.output, GeneratedFile.check, GeneratedFile.dialect]
    ) { call in
        try GeneratedFile.refuseBoth(call)
        let settings = try call.settings()
        let side = try call.arguments[GeneratedFile.source].map { try DiffSide($0, call.environment) }
        let url = side?.url ?? settings.database
        let dialect =
            try call.arguments[GeneratedFile.dialect].map(Dialects.dialect(named:))
            ?? Dialects.dialect(opening: url)
        let name = call.arguments[format] ?? ""
        return try await call.withWorkspace(settings, dialect: dialect, model: url) { workspace in
            call.progress.show("reading the schema …")
            let source = try await workspace.exportSource(side)
            let text = try ExportFormat(rawValue: name)?.text(of: source) ?? ""
            return try GeneratedFile(text: text, command: "export \(name)").deliver(to: call)
        }
    }
}

extension Workspace {
    /// What is exported: one side as of a comparison, else the declared schema, else the migrations.
    func exportSource(_ side: DiffSide?) async throws -> ExportSource {
        let source: CatalogSource =
            if let side {
                try side.source(in: self)
            } else if hasDeclaredSchema {
                try declaredSchema()
            } else {
                .migrations(try migrations())
            }
        let catalog = try await loader.catalog(of: source)
        let empty = try await loader.catalog(of: .empty)
        return ExportSource(catalog, empty: empty, dialect: dialect)
    }
}
