import VarveDatabase
import VarveDeclaration

/// Reads from the settings how long rows are kept, for schemas that are declared in SQL.
struct RetentionReader {
    /// The key of the settings.
    static let key = "retention"

    /// What its value must be.
    static let form = "a list of objects with table, column and keep, and maybe where and batch"

    private static let members = ["table", "column", "keep", "where", "batch"]

    /// The settings.
    let script: SQLScript

    /// Reads the list.
    ///
    /// - Throws: ``SettingsError`` with the place of what is wrong.
    func read(_ value: JSON5Value) throws(SettingsError) -> [RetentionRule] {
        guard case .list(let items) = value.content else {
            throw error(at: value.offset, "'\(Self.key)' must be \(Self.form)")
        }
        var rules: [RetentionRule] = []
        for item in items { rules.append(try rule(item)) }
        return rules
    }

    private func rule(_ value: JSON5Value) throws(SettingsError) -> RetentionRule {
        guard case .object(let members) = value.content else {
            throw error(at: value.offset, "'\(Self.key)' must be \(Self.form)")
        }
        for member in members where !Self.members.contains(member.key) {
            throw error(
                at: member.offset, "unknown key '\(member.key)' in '\(Self.key)'",
                hints: Suggestion.hints(for: member.key, among: Self.members))
        }
        guard let table = try text("table", members), let column = try text("column", members),
            let keep = try text("keep", members)
        else { throw error(at: value.offset, "'\(Self.key)' needs table, column and keep") }
        guard let period = RetentionPeriod(keep) else {
            throw error(at: value.offset, "'keep' must be like '30 days', '12 hours' or '90 minutes'")
        }
        let condition = try text("where", members).map { SQLFragment(sql: $0) }
        let retention = DeclaredRetention(
            column: column, period: period, condition: condition, batch: try batch(members))
        if let objection = retention.objection { throw error(at: value.offset, objection) }
        let path = table.split(separator: ".", maxSplits: 1).map(String.init)
        return RetentionRule(
            schema: path.count == 2 ? path[0] : nil, table: path.last ?? table, retention: retention)
    }

    private func text(_ key: String, _ members: [JSON5Member]) throws(SettingsError) -> String? {
        guard let member = members.last(where: { $0.key == key }) else { return nil }
        guard case .text(let text) = member.value.content, !text.isEmpty else {
            throw error(at: member.value.offset, "'\(key)' must be a text in quotes")
        }
        return text
    }

    private func batch(_ members: [JSON5Member]) throws(SettingsError) -> Int {
        guard let member = members.last(where: { $0.key == "batch" }) else {
            return DeclaredRetention.usualBatch
        }
        guard case .number(let number) = member.value.content, let batch = Int(exactly: number) else {
            throw error(at: member.value.offset, "'batch' must be a whole number")
        }
        return batch
    }

    private func error(at offset: Int, _ message: String, hints: [String] = []) -> SettingsError {
        SettingsError("\(script.location(atOffset: offset)): \(message)", hints: hints)
    }
}
