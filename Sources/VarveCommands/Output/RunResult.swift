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

    init(_ report: RunReport) {
        isDryRun = report.isDryRun
        steps = report.steps.map { step in
            Step(
                version: step.version.text, name: step.name, direction: step.direction.rawValue,
                statements: step.statements, usesTransaction: step.usesTransaction,
                milliseconds: Nullable(step.duration?.milliseconds))
        }
    }
}

extension Invocation {
    /// Prints what a run did. Each migration was told of already as it ended.
    ///
    /// - Parameter nothing: What to say where there was nothing to do.
    func report(_ report: RunReport, nothing: String) throws {
        if isJSON {
            try self.report(RunResult(report), lines: [])
        } else if report.isEmpty {
            tell(nothing)
        } else if report.isDryRun {
            progress.clear()
            for step in report.steps { console.write(Self.script(of: step)) }
        }
    }

    /// A migration that would be run, as SQL.
    private static func script(of step: RunReport.Step) -> String {
        let statements = step.statements.map { $0 + ";\n" }.joined()
        return "-- \(step.direction.rawValue) \(step.label)\n"
            + (step.usesTransaction ? "BEGIN;\n\(statements)COMMIT;\n" : statements)
    }
}
