/// A collation with a table of texts under it.
struct CollationModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let name: String
    let holder: String
    var locale = "C"
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = CollationModel(schema: schema, name: generator.name(), holder: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        locale = generator.chance(50) ? "C" : "POSIX"
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let collation = schema + quoted(name)
        let table = schema + quoted(holder)
        return [
            "CREATE COLLATION \(collation) (locale = '\(locale)')",
            "CREATE TABLE \(table) (t text COLLATE \(collation) DEFAULT 'x' NOT NULL, u text)",
            "INSERT INTO \(table) VALUES ('b'), ('a')",
            "CREATE UNIQUE INDEX ON \(table) (t)", "CREATE INDEX ON \(table) (u COLLATE \(collation))",
        ] + (comment.map { ["COMMENT ON COLLATION \(collation) IS \(literal($0))"] } ?? [])
    }
}
