/// An event trigger whose function does nothing.
struct EventTriggerModel: ExtraModel {
    static let stage = ExtraStage.end

    let schema: Int
    let name: String
    let function: String
    var tags: [String] = []
    var state: String?
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = EventTriggerModel(schema: schema, name: generator.name(), function: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        tags = ["'ALTER TABLE'", "'CREATE TABLE'", "'DROP TABLE'"].filter { _ in generator.chance(30) }
        state = ["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA", nil][generator.pick(0...3)]
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let function = quoted(model.name(schema)) + "." + quoted(function)
        let filter = tags.isEmpty ? "" : " WHEN TAG IN (\(tags.joined(separator: ", ")))"
        var statements = [
            "CREATE FUNCTION \(function)() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
            "CREATE EVENT TRIGGER \(quoted(name)) ON ddl_command_end\(filter) EXECUTE FUNCTION \(function)()",
        ]
        if let state { statements.append("ALTER EVENT TRIGGER \(quoted(name)) \(state)") }
        if let comment {
            statements.append("COMMENT ON EVENT TRIGGER \(quoted(name)) IS \(literal(comment))")
        }
        return statements
    }
}
