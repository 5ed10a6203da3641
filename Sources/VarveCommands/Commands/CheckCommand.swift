import VarveDatabase
import VarveMigrations

/// `varve check`
enum CheckCommand {
    private struct Item: Encodable {
        let rule: String
        let severity: String
        let path: Nullable<String>
        let line: Nullable<Int>
        let object: Nullable<String>
        let message: String
    }

    private struct Result: Encodable {
        let isFine: Bool
        let findings: [Item]

        init(_ findings: [Finding]) {
            isFine = findings.allSatisfy { $0.severity != .error }
            self.findings = findings.map { finding in
                Item(
                    rule: finding.rule, severity: finding.severity.rawValue, path: Nullable(finding.path),
                    line: Nullable(finding.line), object: Nullable(finding.object), message: finding.message)
            }
        }
    }

    static let command = Command(
        name: "check", summary: "checks that the migrations can be merged",
        discussion: """
            The gate for continuous integration: files in order, no number twice, both halves there, and the state \
            after the last migration equals the declared schema, follows its conventions, and is the same as the \
            canonical schema of the settings. Where the database can be asked, no applied file was edited.

            Exit status 3 where anything is found. Objects that Varve does not model are told and pass; with --strict they \
            fail the check.
            """,
        options: [UnmodelledObjects.strict]
    ) { call in
        let settings = try call.settings()
        let version = try await call.versionIfReachable(settings.database)
        return try await call.withWorkspace(settings, version: version) { workspace in
            let schema = workspace.hasDeclaredSchema ? try workspace.declaredSchema() : nil
            let conventions = try workspace.conventions(beside: schema)
            let canonical = try canonical(call, workspace)
            let ledger = try await call.ledgerIfReachable(workspace)
            call.progress.show("checking …")
            let findings = try await Checker(loader: workspace.loader).check(
                settings.migrations, settings: settings.folder, schema: schema, ledger: ledger,
                conventions: conventions, canonical: canonical, history: settings.history,
                isStrict: call.arguments.has(UnmodelledObjects.strict))
            let result = Result(findings)
            try call.report(result, lines: findings.map { line(for: $0, call) })
            if result.isFine { call.tell("the migrations are in order") }
            return result.isFine ? .fine : .no
        }
    }

    private static func canonical(_ call: Invocation, _ workspace: Workspace) throws -> CanonicalSchema? {
        guard let text = workspace.settings.canonical else { return nil }
        let side = try DiffSide(text, call.environment)
        let name = side.url.map(\.description) ?? text
        return CanonicalSchema(try side.source(in: workspace), name: name)
    }

    /// A finding for people.
    static func line(for finding: Finding, _ call: Invocation) -> String {
        let isError = finding.severity == .error
        let severity = call.console.style(finding.severity.rawValue, isError ? .red : .yellow)
        // A message that names its file itself needs no other place.
        let lineNumber = finding.line.map { ":\($0)" } ?? ""
        let place =
            finding.path.flatMap { finding.message.hasPrefix($0) ? nil : "\($0)\(lineNumber): " } ?? ""
        return "\(severity): \(place)\(finding.message) [\(finding.rule)]"
    }
}
