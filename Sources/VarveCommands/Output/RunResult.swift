import VarveDatabase
import VarveMigrations

/// What a runner did, as JSON.
struct RunResult: Encodable {
    /// One migration.
    struct Step: Encodable {
        let version: String
        let name: String
        let direction: String
        let statements: [String]
        let usesTransaction: Bool
        let milliseconds: Nullable<Int64>
    }

    let isDryRun: Bool
    let steps: [Step]

    /// Takes what a runner reports.
    init(_ report: RunReport) {
        isDryRun = report.isDryRun
        steps = report.steps.map { step in
            Step(
                version: step.version.text, name: step.name, direction: step.direction.rawValue,
                statements: step.statements, usesTransaction: step.usesTransaction,
                milliseconds: Nullable(step.duration?.milliseconds))
        }
    }

    /// Says what would be run in a database that is not there yet: everything.
    init(applying migrations: [Migration], _ dialect: any Dialect) throws {
        isDryRun = true
        steps = try migrations.map { migration in
            Step(
                version: migration.version.text, name: migration.name,
                direction: MigrationDirection.up.rawValue,
                statements: try dialect.split(migration.up.script).map(\.sql),
                usesTransaction: migration.up.usesTransaction, milliseconds: Nullable(nil))
        }
    }
}

extension RunResult.Step {
    /// The migration as SQL.
    var script: String {
        let statements = statements.map { $0 + ";\n" }.joined()
        let label = name.isEmpty ? version : "\(version)_\(name)"
        return "-- \(direction) \(label)\n"
            + (usesTransaction ? "BEGIN;\n\(statements)COMMIT;\n" : statements)
    }
}

extension Invocation {
    /// Prints what a run did. Each migration was told of already as it ended.
    ///
    /// - Parameter nothing: What to say where there was nothing to do.
    func report(_ result: RunResult, nothing: String) throws {
        if isJSON {
            try report(result, lines: [])
        } else if result.steps.isEmpty {
            tell(nothing)
        } else if result.isDryRun {
            progress.clear()
            for step in result.steps { console.write(step.script) }
        }
    }
}
