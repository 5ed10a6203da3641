import VarveDatabase

/// The comments at the top of a generated migration.
struct GeneratedHeader {
    let purpose: String
    let part: Int
    let count: Int
    let losses: [String]

    /// The text of an up half.
    func up(_ groups: [StatementGroup], dialect: any Dialect) throws(MigrationError) -> String {
        var lines = ["-- purpose: \(purpose)" + (count > 1 ? " (\(part) of \(count))" : "")]
        lines += losses.map { "-- loses data: \($0)" }
        return try text(lines, groups, dialect: dialect)
    }

    /// The text of a down half.
    func down(_ groups: [StatementGroup], dialect: any Dialect) throws(MigrationError) -> String {
        try text(
            ["-- purpose: take back: \(purpose)" + (count > 1 ? " (\(part) of \(count))" : "")], groups,
            dialect: dialect)
    }

    private func text(
        _ lines: [String], _ groups: [StatementGroup], dialect: any Dialect
    ) throws(MigrationError) -> String {
        let sql = SQLText.render(groups)
        let statements = try SQLScript(name: purpose, text: sql).split(by: dialect, outcome: "")
        // A half is one file and has one transaction or, where the engine needs a commit in between, none.
        let needsCommits = groups.count > 1 || statements.contains(where: \.refusesTransaction)
        let head = lines + (needsCommits ? ["-- varve:no-transaction"] : [])
        return head.joined(separator: "\n") + "\n\n" + sql
    }
}
