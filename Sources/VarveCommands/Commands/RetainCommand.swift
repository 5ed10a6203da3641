import Varve
import VarveDatabase
import VarveDeclaration
import VarveMigrations

/// `varve retain`
enum RetainCommand {
    private static let batch = Option.value(
        "batch", .number("N"), "How many rows to remove in one transaction, whatever the rules say.")
    private static let install = Option.value(
        "install", .oneOf(RetentionSchedulers.names),
        "Have the database itself remove old rows, at the times that --schedule says.")
    private static let schedule = Option.value(
        "schedule", .text("CRON"), "With --install: when; '0 3 * * *', each night at three, unless said.")
    private static let uninstall = Option.value(
        "uninstall", .oneOf(RetentionSchedulers.names), "Take away what --install installed.")
    private static let installed = Option.value(
        "installed", .oneOf(RetentionSchedulers.names), "Show what is installed and how it last ended.")

    static let command = Command(
        name: "retain", summary: "removes rows that are older than the schema keeps them",
        discussion: """
            How long rows are kept is said by Retention(…) in a schema in Swift, or under 'retention' in varve.json. \
            Rows go in small batches, each in a transaction of its own and the oldest first, so that nobody who \
            writes has to wait; a row that somebody is changing is left for the next time.

            --install pg_cron has PostgreSQL do so by itself, where that extension is there. It replaces what was \
            installed before.
            """,
        options: [RunOptions.dryRun, batch, RunOptions.wait, install, schedule, uninstall, installed]
    ) { call in
        try checkOptions(of: call)
        let settings = try call.settings()
        if let name = call.arguments[uninstall] {
            return try await scheduling(with: name, settings, call) { scheduler in
                try await (jobs: scheduler.uninstall(), title: "removed")
            }
        }
        if let name = call.arguments[installed] {
            return try await scheduling(with: name, settings, call) { scheduler in
                try await (jobs: scheduler.installed(), title: "installed")
            }
        }
        let rules = try rules(settings, call)
        if let name = call.arguments[install] {
            let schedule = call.arguments[schedule] ?? "0 3 * * *"
            return try await scheduling(with: name, settings, call) { scheduler in
                try await scheduler.install(rules, schedule: schedule)
                return try await (jobs: scheduler.installed(), title: "installed")
            }
        }
        return try await remove(rules, settings, call)
    }

    private static func checkOptions(of call: Invocation) throws(UsageError) {
        let given = [install, uninstall, installed].filter(call.arguments.has)
        if given.count > 1 {
            throw UsageError("\(given[0].flag) and \(given[1].flag) exclude each other")
        }
        if let other = given.first {
            for option in [RunOptions.dryRun, batch, RunOptions.wait] where call.arguments.has(option) {
                throw UsageError("\(other.flag) takes no \(option.flag)")
            }
        }
        if call.arguments.has(schedule) && !call.arguments.has(install) {
            throw UsageError("--schedule needs --install")
        }
        if let size = call.arguments.number(batch), !DeclaredRetention.batches.contains(size) {
            throw UsageError("--batch must be 1 to \(DeclaredRetention.batches.upperBound)")
        }
    }

    /// The rules of the compiled schema, unless it is overruled, and those of the settings.
    private static func rules(_ settings: Settings, _ call: Invocation) throws -> [RetentionRule] {
        let schema = call.arguments.has(CommonOptions.schema) ? nil : call.tool.schema
        let rules = (try schema?.declared().retentionRules ?? []) + settings.retention
        guard rules.isEmpty else { return rules }
        throw Failure(
            "nothing says how long rows are kept",
            hints: [
                "write Retention(…) among a table's rules in Swift, or in varve.json "
                    + "retention: [{ table: \"logs\", column: \"created_at\", keep: \"30 days\" }]"
            ])
    }

    private static func remove(
        _ rules: [RetentionRule], _ settings: Settings, _ call: Invocation
    ) async throws -> ExitStatus {
        let isDryRun = call.arguments.has(RunOptions.dryRun)
        let dialect = try Dialects.dialect(opening: settings.database)
        var retaining = RetentionSettings(batch: call.arguments.number(batch))
        if let seconds = call.arguments.number(RunOptions.wait) { retaining.wait = .seconds(seconds) }
        defer { call.progress.clear() }
        let reports = try await call.withConnection(
            to: settings.database, dialect, mode: isDryRun ? .read : .write
        ) { connection in
            let retainer = Retainer(dialect: dialect, connection: connection, settings: retaining) { event in
                show(event, call)
            }
            var reports: [RetentionReport] = []
            for rule in rules {
                call.progress.show("\(rule.displayName) …")
                reports.append(
                    isDryRun ? try await retainer.count(rule) : try await retainer.remove(rule))
            }
            return reports
        }
        let result = RetentionResult(isDryRun: isDryRun, reports, dialect)
        try call.report(result, lines: result.lines(style: call.console.style))
        return .fine
    }

    private static func show(_ event: RetentionEvent, _ call: Invocation) {
        switch event {
        case .removed(let report):
            call.progress.show("\(report.rule.displayName): \(report.rows.counted("row")) removed …")
        case .retrying(let rule, let reason, let delay):
            call.note("\(rule.displayName) is tried again in \(delay.text): \(reason)")
        }
    }

    private static func scheduling(
        with name: String, _ settings: Settings, _ call: Invocation,
        _ work: (any RetentionScheduler) async throws -> (jobs: [ScheduledRetention], title: String)
    ) async throws -> ExitStatus {
        let dialect = try Dialects.dialect(opening: settings.database)
        let scheduler = try await dialect.openScheduler(named: name, for: settings.database)
        do {
            let outcome = try await work(scheduler)
            await scheduler.close()
            let result = ScheduleResult(scheduler: name, outcome.jobs)
            try call.report(result, lines: result.lines(title: outcome.title, style: call.console.style))
            return .fine
        } catch {
            await scheduler.close()
            throw error
        }
    }
}
