/// Quotes an identifier; not the writer under test.
func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
        result.unicodeScalars.append(scalar)
        if scalar == "\"" { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
}

extension SchemaModel {
    /// The statements that make the schema.
    var statements: [String] {
        let ranked = all.map { (rank: rank($0), entity: $0) }
        let ordered = ranked.filter { $0.rank > 0 }
            .sorted { ($0.rank, $0.entity.id) < ($1.rank, $1.entity.id) }
        return ordered.flatMap { statements(of: $0.entity) } + all.compactMap(comment)
    }

    /// Where an entity's statement goes; 0 where it is a part of another's.
    private func rank(_ entity: Entity) -> Int {
        switch entity.body {
        case .schema: return 1
        case .pgExtension: return 2
        case .enumType: return 3
        case .domain: return 4
        case .sequence: return 5
        case .routine(let routine):
            return [.counting, .rows, .atomic].contains(routine.kind) ? 10 : 6
        case .table: return 7
        case .column: return 0
        case .constraint(let constraint):
            if case .foreignKey = constraint.kind { return 9 }
            return isSeparate(entity.id, constraint) ? 8 : 0
        case .ownership: return 9
        case .view: return 11
        case .index: return 12
        case .trigger: return 13
        case .extra(let model): return type(of: model).stage.rawValue
        }
    }

    func name(_ id: Int) -> String {
        switch self[id] {
        case .schema(let name), .pgExtension(let name, _): name
        case .enumType(let model): model.name
        case .domain(let model): model.name
        case .sequence(let model): model.name
        case .table(let model): model.name
        case .column(let model): model.name
        case .constraint(let model): model.name ?? ""
        case .index(let model): model.name
        case .view(let model): model.name
        case .routine(let model): model.name
        case .trigger(let model): model.name
        case .ownership, .extra, nil: ""
        }
    }

    func qualified(_ id: Int) -> String {
        let schema: Int? =
            switch self[id] {
            case .enumType(let model): model.schema
            case .domain(let model): model.schema
            case .sequence(let model): model.schema
            case .table(let model): model.schema
            case .view(let model): model.schema
            case .routine(let model): model.schema
            default: nil
            }
        return schema.map { quoted(name($0)) + "." + quoted(name(id)) } ?? quoted(name(id))
    }

    private func statements(of entity: Entity) -> [String] {
        let reference = qualified(entity.id)
        switch entity.body {
        case .schema(let name): return name == "public" ? [] : ["CREATE SCHEMA \(quoted(name))"]
        case .pgExtension(let name, let schema):
            return ["CREATE EXTENSION \(quoted(name)) SCHEMA \(quoted(self.name(schema)))"]
        case .enumType(let model):
            let labels = model.labels.map { "'" + $0.replacing("'", with: "''") + "'" }
            return ["CREATE TYPE \(reference) AS ENUM (\(labels.joined(separator: ", ")))"]
        case .domain(let model): return [domain(model, reference)]
        case .sequence(let model):
            return [(["CREATE SEQUENCE \(reference)"] + model.options).joined(separator: " ")]
        case .ownership(let sequence, let column):
            guard case .column(let model) = self[column] else { return [] }
            return [
                "ALTER SEQUENCE \(qualified(sequence)) OWNED BY \(qualified(model.table)).\(quoted(model.name))"
            ]
        case .table(let model): return [table(entity.id, model)]
        case .column: return []
        case .constraint(let model):
            let validity = model.isNotValid ? " NOT VALID" : ""
            return ["ALTER TABLE \(qualified(model.table)) ADD \(clause(model))\(validity)"]
        case .index(let model): return [index(model)]
        case .view(let model): return [view(model, reference)]
        case .routine(let model): return [routine(model, reference)]
        case .trigger(let model): return trigger(model)
        case .extra(let model): return model.statements(in: self)
        }
    }

    private func domain(_ model: DomainModel, _ reference: String) -> String {
        var text = "CREATE DOMAIN \(reference) AS \(self.text(model.base))"
        if let flavor = model.defaultFlavor { text += " DEFAULT \(defaultText(model.base, flavor: flavor))" }
        if model.isNotNull { text += " NOT NULL" }
        if let flavor = model.checkFlavor {
            let name = quoted(String(model.name.prefix(8)) + " check")
            text += " CONSTRAINT \(name) CHECK (\(truth(about: "VALUE", family(model.base), flavor: flavor)))"
        }
        return text
    }

    private func view(_ model: ViewModel, _ reference: String) -> String {
        let shown = Set(shown(by: model.source))
        var items = model.columns.filter(shown.contains).map { quoted(name($0)) }
        if let routine = model.routine, contains(routine) {
            items.append("\(qualified(routine))() AS computed")
        }
        items.append("1 AS one")
        let kind = model.isMaterialized ? "MATERIALIZED VIEW" : "VIEW"
        let options = model.hasBarrier && !model.isMaterialized ? " WITH (security_barrier = true)" : ""
        return "CREATE \(kind) \(reference)\(options) AS SELECT \(items.joined(separator: ", "))"
            + " FROM \(qualified(model.source))"
    }

    /// The columns that a table or view shows.
    func shown(by relation: Int) -> [Int] {
        guard case .view(let view) = self[relation] else { return columns(of: relation).map(\.id) }
        let source = Set(shown(by: view.source))
        return view.columns.filter(source.contains)
    }

    private func trigger(_ model: TriggerModel) -> [String] {
        let name = quoted(model.name)
        let relation = qualified(model.relation)
        let call = "FOR EACH ROW EXECUTE FUNCTION \(qualified(model.routine))()"
        if case .view = self[model.relation] {
            return ["CREATE TRIGGER \(name) INSTEAD OF INSERT ON \(relation) \(call)"]
        }
        var event = ["BEFORE INSERT", "AFTER UPDATE", "BEFORE UPDATE OR DELETE"][model.flavor % 3]
        var condition = ""
        if let column = model.column, contains(column) {
            event = "BEFORE UPDATE OF \(quoted(self.name(column)))"
            if family(ofColumn: column) != .json {
                let value = "NEW." + quoted(self.name(column))
                condition = " WHEN (\(truth(aboutColumn: column, called: value, flavor: model.flavor)))"
            }
        }
        var statement = "CREATE TRIGGER \(name) \(event) ON \(relation)"
        if model.flavor % 4 == 3 && model.column == nil {
            statement =
                "CREATE CONSTRAINT TRIGGER \(name) AFTER INSERT ON \(relation) DEFERRABLE INITIALLY DEFERRED"
        }
        let state = model.state.map { ["ALTER TABLE \(relation) \($0) TRIGGER \(name)"] } ?? []
        return [
            "\(statement) \(condition.isEmpty ? "" : "FOR EACH ROW\(condition) ")"
                + (condition.isEmpty ? call : String(call.dropFirst("FOR EACH ROW ".count)))
        ] + state
    }
}
