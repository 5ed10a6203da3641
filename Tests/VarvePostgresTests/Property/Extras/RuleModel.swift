/// A rewrite rule on a table, and statistics about two of its columns.
struct RuleModel: ExtraModel {
    static let stage = ExtraStage.end

    let table: Int
    let columns: [Int]
    let rule: String
    let statistics: String
    var action = 0
    var state: String?
    var kinds = ""
    var size: Int?
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        guard let table = generator.oneOf(generator.model.tables.map(\.id)) else { return }
        let columns = generator.model.columns(of: table).filter { $0.column.generatedFrom == nil }.map(\.id)
        guard columns.count > 1 else { return }
        var model = RuleModel(
            table: table, columns: Array(columns.shuffled(using: &generator.random).prefix(2)),
            rule: generator.name(), statistics: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), Set(model.columns + [table]))
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        action = generator.pick(0...1)
        state = ["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA", nil][generator.pick(0...3)]
        kinds = ["", " (mcv)", " (ndistinct, dependencies)"][generator.pick(0...2)]
        size = generator.chance(30) ? generator.pick(0...90) : nil
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let relation = model.qualified(table)
        let names = columns.map { quoted(model.name($0)) }
        guard case .table(let tableModel) = model[table] else { return [] }
        let own = quoted(model.name(tableModel.schema)) + "." + quoted(statistics)
        let condition = action == 0 ? "" : " WHERE old.\(names[0]) IS NULL"
        var statements = [
            "CREATE RULE \(quoted(rule)) AS ON DELETE TO \(relation)\(condition) DO ALSO NOTHING",
            "CREATE STATISTICS \(own)\(kinds) ON \(names.joined(separator: ", ")) FROM \(relation)",
        ]
        if let state { statements.append("ALTER TABLE \(relation) \(state) RULE \(quoted(rule))") }
        if let size { statements.append("ALTER STATISTICS \(own) SET STATISTICS \(size)") }
        if let comment {
            statements.append("COMMENT ON RULE \(quoted(rule)) ON \(relation) IS \(literal(comment))")
            statements.append("COMMENT ON STATISTICS \(own) IS \(literal(comment))")
        }
        return statements
    }
}
