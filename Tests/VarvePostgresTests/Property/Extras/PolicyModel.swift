/// A policy of a table, or its row-level security itself.
struct PolicyModel: ExtraModel {
    static let stage = ExtraStage.end

    let table: Int
    let name: String
    var column: Int?
    var routine: Int?
    var flavor: Int
    var role: Int
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        guard let table = generator.oneOf(generator.model.tables.map(\.id)) else { return }
        let columns = generator.model.columns(of: table).filter { $0.column.generatedFrom == nil }.map(\.id)
        let column = generator.chance(70) ? generator.oneOf(columns) : nil
        let routine = generator.chance(30) ? generator.oneOf(generator.routines([.constant])) : nil
        let policy = PolicyModel(
            table: table, name: generator.name(), column: column, routine: routine,
            flavor: generator.pick(0...11), role: generator.pick(0...3), comment: generator.comment())
        generator.insert(.extra(policy), Set([table, column, routine].compactMap(\.self)))
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        flavor = generator.pick(0...11)
        role = generator.pick(0...3)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let relation = model.qualified(table)
        var statement = "CREATE POLICY \(quoted(name)) ON \(relation)"
        if flavor % 5 == 4 { statement += " AS RESTRICTIVE" }
        let command = ["ALL", "SELECT", "UPDATE", "INSERT", "DELETE"][flavor % 5]
        statement += " FOR \(command)"
        if role < 3 { statement += " TO \(quoted(GrantModel.roles[role])), varve_reader" }
        let condition = condition(in: model)
        if command != "INSERT" { statement += " USING (\(condition))" }
        if flavor > 5, command != "SELECT", command != "DELETE" { statement += " WITH CHECK (\(condition))" }
        let security = ["ENABLE", "FORCE", nil][flavor % 3].map {
            ["ALTER TABLE \(relation) \($0) ROW LEVEL SECURITY"]
        }
        let note = comment.map {
            ["COMMENT ON POLICY \(quoted(name)) ON \(relation) IS '\($0.replacing("'", with: "''"))'"]
        }
        return [statement] + (security ?? []) + (note ?? [])
    }

    private func condition(in model: SchemaModel) -> String {
        var conditions = ["true"]
        // Last, since what `pg_dump` writes of BETWEEN before AND is something else once it is read again.
        if let column, model.contains(column) {
            let name = quoted(model.name(column))
            conditions = [model.truth(aboutColumn: column, called: name, flavor: flavor)]
        }
        if let routine, model.contains(routine) {
            conditions.insert("\(model.qualified(routine))() > 0", at: 0)
        }
        return conditions.map { "(\($0))" }.joined(separator: " AND ")
    }
}
