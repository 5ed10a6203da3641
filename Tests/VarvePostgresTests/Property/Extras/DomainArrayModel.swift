/// A domain of which columns hold lists and rows of values.
struct DomainArrayModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let name: String
    let row: String
    let holder: String
    var checks: [String] = []
    var isNotNull = false

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = DomainArrayModel(
            schema: schema, name: generator.name(), row: generator.name(), holder: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        checks = ["VALUE > 0", "VALUE < 90", "VALUE <> 50"].filter { _ in generator.chance(50) }
        isNotNull = generator.chance(20)
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let domain = schema + quoted(name)
        let row = schema + quoted(row)
        let table = schema + quoted(holder)
        let clauses = checks.map { " CONSTRAINT \(quoted($0)) CHECK (\($0))" }
        return [
            "CREATE DOMAIN \(domain) AS integer\(isNotNull ? " NOT NULL" : "")\(clauses.joined())",
            "CREATE TYPE \(row) AS (d \(domain))",
            "CREATE TABLE \(table) (d \(domain) DEFAULT 3, l \(domain)[] CONSTRAINT c CHECK (l <> '{9}'), r \(row))",
            "INSERT INTO \(table) VALUES (1, '{2,3}', '(4)')",
            "CREATE VIEW \(schema)\(quoted("v " + String(holder.suffix(9)))) AS SELECT l, r FROM \(table)",
        ]
    }
}
