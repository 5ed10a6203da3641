import VarveDatabase
import VarveMigrations

/// `varve status`
enum StatusCommand {
    private static let check = Option.flag(
        "check", "Exit with status 3 where any migration is not applied as its file says.")

    private struct Item: Encodable {
        let version: String
        let name: String
        let state: String
        let appliedAt: Nullable<String>
        let appliedBy: Nullable<String>
        let milliseconds: Nullable<Int64>
        let toolVersion: Nullable<String>
        let path: Nullable<String>

        init(_ status: MigrationStatus) {
            version = status.version.text
            name = status.name
            state = status.state.rawValue
            appliedAt = Nullable(status.entry?.appliedAt)
            appliedBy = Nullable(status.entry?.appliedBy)
            milliseconds = Nullable(status.entry?.milliseconds)
            toolVersion = Nullable(status.entry?.toolVersion)
            path = Nullable(status.path)
        }

        /// The cells of the table.
        var cells: [String] {
            [
                version, name, state, appliedAt.value ?? "", appliedBy.value ?? "",
                milliseconds.value.map(String.init) ?? "",
            ]
        }
    }

    private struct Result: Encodable {
        let database: String
        let migrations: [Item]
        let isUpToDate: Bool
    }

    static let command = Command(
        name: "status", summary: "shows which migrations are applied",
        discussion: "Takes no lock and changes nothing. Use --check in scripts.",
        options: [check]
    ) { call in
        let settings = try call.settings()
        let folder = try MigrationFolder(reading: settings.migrations, settings: settings.folder)
        let statuses = try await call.statuses(of: folder, settings)
        let isUpToDate = statuses.allSatisfy { $0.state == .applied }
        let result = Result(
            database: settings.database.description, migrations: statuses.map(Item.init),
            isUpToDate: isUpToDate)
        try call.report(result, lines: lines(for: statuses, result, call))
        return isUpToDate || !call.arguments.has(check) ? .fine : .no
    }

    private static func lines(
        for statuses: [MigrationStatus], _ result: Result, _ call: Invocation
    ) -> [String] {
        let summary = "\(result.database): \(counts(of: statuses))"
        guard !statuses.isEmpty else { return ["\(result.database): there are no migrations yet"] }
        var table = TextTable(header: ["VERSION", "NAME", "STATE", "APPLIED AT", "BY", "MS"])
        table.rightAligned = [5]
        table.rows = result.migrations.map(\.cells)
        table.look = { row, column in column == 2 ? look(of: statuses[row].state) : nil }
        return table.lines(style: call.console.style) + ["", summary]
    }

    /// How many migrations stand how: `3 applied, 0 pending, 1 edited`.
    private static func counts(of statuses: [MigrationStatus]) -> String {
        let count = Dictionary(grouping: statuses, by: \.state).mapValues(\.count)
        let usual = [MigrationStatus.State.applied, .pending].map { "\(count[$0] ?? 0) \($0.rawValue)" }
        let unusual = [MigrationStatus.State.outOfOrder, .unfinished, .edited, .missing].compactMap { state in
            count[state].map { "\($0) \(state.rawValue)" }
        }
        return (usual + unusual).joined(separator: ", ")
    }

    private static func look(of state: MigrationStatus.State) -> Style.Look {
        switch state {
        case .applied: .green
        case .pending: .yellow
        case .outOfOrder, .edited, .missing, .unfinished: .red
        }
    }
}
