/// A composite type with a table that holds values of it.
struct CompositeTypeModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let name: String
    let holder: String
    /// An enumerated type, as an attribute.
    let mood: Int?
    var attributes: [String]
    var comment: String?
    var isCommented = false

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        let mood = generator.oneOf(generator.ids { if case .enumType = $0 { true } else { false } })
        var model = CompositeTypeModel(
            schema: schema, name: generator.name(), holder: generator.name(), mood: mood, attributes: [])
        model.vary(with: &generator)
        generator.insert(.extra(model), Set([schema, mood].compactMap(\.self)))
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        var types = ["\"a b\" TYPE", "b TYPE", "\"C\"\"\" TYPE", "d TYPE[]"].filter { _ in
            generator.chance(70)
        }
        if mood != nil, generator.chance(50) { types.append("mood") }
        if generator.chance(40) { types.shuffle(using: &generator.random) }
        attributes = types.map { attribute in
            let type = ["integer", "bigint", "text", "numeric", "varchar(9)"][generator.pick(0...4)]
            return attribute.replacing("TYPE", with: type)
        }
        comment = generator.comment()
        isCommented = generator.chance(30)
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let type = schema + quoted(name)
        let table = schema + quoted(holder)
        let written = attributes.map { $0 == "mood" ? "m \(model.qualified(mood ?? 0))" : $0 }
        let values = attributes.map { $0 == "mood" ? "'calm'" : $0.hasSuffix("[]") ? "'{1,2}'" : "'7'" }
        let row = "ROW(\(values.joined(separator: ", ")))::\(type)"
        var statements = [
            "CREATE TYPE \(type) AS (\(written.joined(separator: ", ")))",
            "CREATE TABLE \(table) (id integer, p \(type), l \(type)[] DEFAULT '{}')",
            "INSERT INTO \(table) VALUES (1, \(row), ARRAY[\(row), NULL]), (2, NULL, NULL)",
            "CREATE INDEX ON \(table) (p)",
        ]
        if let comment { statements.append("COMMENT ON TYPE \(type) IS \(literal(comment))") }
        if isCommented, let first = written.first?.firstRange(of: " \(attributeType(attributes[0]))") {
            let attribute = written[0][..<first.lowerBound]
            statements.append("COMMENT ON COLUMN \(type).\(attribute) IS 'it''s'")
        }
        return statements
    }

    private func attributeType(_ attribute: String) -> String {
        String(attribute.split(separator: " ").last ?? "")
    }
}

/// A text literal; not the writer under test.
func literal(_ text: String) -> String {
    "E'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
}
