/// A range type with a table that holds values of it.
struct RangeTypeModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let name: String
    let holder: String
    let multirange: String
    var subtype = "integer"
    var namesMultirange = false
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = RangeTypeModel(
            schema: schema, name: String(generator.name().suffix(20)), holder: generator.name(),
            multirange: "m \(generator.next)")
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        subtype = ["integer", "bigint", "numeric"][generator.pick(0...2)]
        namesMultirange = generator.chance(30)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let type = schema + quoted(name)
        let table = schema + quoted(holder)
        let multirange = namesMultirange ? ", multirange_type_name = \(schema)\(quoted(multirange))" : ""
        return [
            "CREATE TYPE \(type) AS RANGE (subtype = \(subtype)\(multirange))",
            "CREATE TABLE \(table) (r \(type), l \(type)[], EXCLUDE USING gist (r WITH &&))",
            "INSERT INTO \(table) VALUES ('[1,5)', '{\"(7,9]\",empty}'), (NULL, NULL)",
            "CREATE INDEX ON \(table) USING gist (r)",
        ] + (comment.map { ["COMMENT ON TYPE \(type) IS \(literal($0))"] } ?? [])
    }
}
