import VarveDatabase
import VarveMigrations

/// `varve verify`
enum VerifyCommand {
    private static let name = Argument(
        "NAME", "A migration by number or name, or a table, column, index or the like by name.")

    private struct Item: Encodable {
        let kind: String
        let name: String
        let migration: Nullable<String>
        let applied: Bool
        let present: Bool
        let intact: Bool
        let findings: [String]

        init(_ verification: Verification) {
            kind = verification.kind
            name = verification.name
            migration = Nullable(verification.migration)
            applied = verification.isApplied
            present = verification.isPresent
            intact = verification.isIntact
            findings = verification.findings
        }
    }

    private struct Result: Encodable {
        let isFine: Bool
        let verified: [Item]
    }

    static let command = Command(
        name: "verify", summary: "says whether a migration or an object is there as it should be",
        discussion: """
            applied: the ledger has the migration, or the one that makes the object.
            present: all that it makes, and that no later migration removed, is in the database.
            intact: it is there as the applied migrations make it, and the file is what was applied.

            The migrations are run on a throw-away database to know what they make. Exit status 3 where an answer is no.
            """,
        arguments: [name]
    ) { call in
        let settings = try call.settings()
        let database = settings.database.isMissingFile ? nil : settings.database
        return try await call.withWorkspace(settings, model: database) { workspace in
            let folder = try workspace.migrations()
            let statuses = try await call.statuses(of: folder, settings)
            call.progress.show("comparing …")
            let verifier = try await Verifier(
                loader: workspace.loader, folder: folder, statuses: statuses, database: database)
            let verified = try await verifier.verify(call.arguments[name] ?? "")
            let result = Result(isFine: verified.allSatisfy(\.isFine), verified: verified.map(Item.init))
            try call.report(result, lines: verified.flatMap { lines(for: $0, call.console.style) })
            return result.isFine ? .fine : .no
        }
    }

    private static func lines(for verification: Verification, _ style: Style) -> [String] {
        func answer(_ isSo: Bool) -> String { style(isSo ? "yes" : "no", isSo ? .green : .red) }
        let maker = verification.kind == "migration" ? nil : verification.migration.map { ", made by \($0)" }
        return [
            "\(verification.kind) \(style(verification.name, .bold))\(maker ?? "")",
            "  applied  \(answer(verification.isApplied))", "  present  \(answer(verification.isPresent))",
            "  intact   \(answer(verification.isIntact))",
        ] + verification.findings.map { "  \($0)" }
    }
}
