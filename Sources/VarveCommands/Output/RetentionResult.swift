import VarveDatabase
import VarveMigrations

/// What `retain` removed or would remove, as JSON and for people.
struct RetentionResult: Encodable {
    /// One rule.
    struct Item: Encodable {
        let table: String
        let column: String
        let keep: String
        /// The instant before which rows go.
        let before: String
        let rows: Int
        let batches: Int
    }

    let isDryRun: Bool
    let tables: [Item]

    /// Takes what was reported.
    init(isDryRun: Bool, _ reports: [RetentionReport], _ dialect: any Dialect) {
        self.isDryRun = isDryRun
        tables = reports.map { report in
            Item(
                table: report.rule.displayName, column: report.rule.retention.column,
                keep: report.rule.retention.period.description, before: report.cutoff, rows: report.rows,
                batches: report.batches)
        }
    }

    /// A line for each rule.
    func lines(style: Style) -> [String] {
        var table = TextTable(
            header: ["TABLE", "BEFORE"] + (isDryRun ? ["WOULD GO"] : ["REMOVED", "BATCHES"]))
        table.rightAligned = [2, 3]
        table.rows = tables.map { item in
            let counts = isDryRun ? [item.rows] : [item.rows, item.batches]
            return [item.table, item.before] + counts.map(String.init)
        }
        return table.lines(style: style)
    }
}

/// What a scheduler does, or did until now, as JSON and for people.
struct ScheduleResult: Encodable {
    /// One job.
    struct Item: Encodable {
        let name: String
        let schedule: String
        let command: String
        let isActive: Bool
        let lastStatus: Nullable<String>
        let lastRun: Nullable<String>
    }

    let scheduler: String
    let jobs: [Item]

    /// Takes what a scheduler says.
    init(scheduler: String, _ jobs: [ScheduledRetention]) {
        self.scheduler = scheduler
        self.jobs = jobs.map { job in
            Item(
                name: job.name, schedule: job.schedule, command: job.command, isActive: job.isActive,
                lastStatus: Nullable(job.lastStatus), lastRun: Nullable(job.lastRun))
        }
    }

    /// A line for each job and one that counts them.
    ///
    /// - Parameter title: What became of the jobs: `installed`.
    func lines(title: String, style: Style) -> [String] {
        let count = "\(jobs.count.counted("job")) of \(scheduler) \(title)"
        guard !jobs.isEmpty else { return [count] }
        var table = TextTable(header: ["JOB", "SCHEDULE", "LAST RUN", "ENDED"])
        table.rows = jobs.map { [$0.name, $0.schedule, $0.lastRun.value ?? "", $0.lastStatus.value ?? ""] }
        return table.lines(style: style) + ["", count]
    }
}
