/// A table whose rows are in columns of another, by themselves, in an array and in a domain.
struct RowTypeModel: ExtraModel {
    static let stage = ExtraStage.tables

    private let schema: Int
    private let held: String
    private let holder: String
    private let domain: String
    private var type = "integer"
    private var hasExtra = false
    private var isUnlogged = false
    private var isRead = false

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = RowTypeModel(
            schema: schema, held: generator.name(), holder: generator.name(), domain: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        type = ["integer", "bigint", "numeric"][generator.pick(0...2)]
        hasExtra = generator.chance(50)
        isUnlogged = generator.chance(20)
        isRead = generator.chance(50)
    }

    func statements(in model: SchemaModel) -> [String] {
        let place = quoted(model.name(schema)) + "."
        let (table, other) = (place + quoted(held), place + quoted(holder))
        let extra = hasExtra ? ", \"Ex tra\" text DEFAULT 'e' NOT NULL" : ""
        return [
            "CREATE \(isUnlogged ? "UNLOGGED " : "")TABLE \(table) (a \(type), b text\(extra))",
            "CREATE DOMAIN \(place)\(quoted(domain)) AS \(table)",
            "CREATE TABLE \(other) (k integer, x \(table), y \(table)[], z \(place)\(quoted(domain)))",
        ] + (isRead ? ["CREATE INDEX ON \(other) (k) WHERE (x).b <> 'q'"] : [])
    }

    func rows(in model: SchemaModel) -> [String] {
        let place = quoted(model.name(schema)) + "."
        let (table, other) = (place + quoted(held), place + quoted(holder))
        return [
            "INSERT INTO \(table) (a, b) VALUES (1, 'x')",
            "INSERT INTO \(other) (k, x.a, x.b, y[1].b, z.a) VALUES (1, 2, 'b', 'c,d', 3), (2, 4, NULL, NULL, NULL)",
        ]
    }

    /// The rows in it have other columns in other forms.
    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])? {
        (quoted(model.name(schema)) + "." + quoted(holder), ["k", "(x).b", "(y)[1].b", "(z).a::integer"])
    }
}
