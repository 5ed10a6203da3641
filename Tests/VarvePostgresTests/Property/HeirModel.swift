/// Tables that inherit: one with heirs of two generations, and one that other tables join and leave.
struct HeirModel: ExtraModel {
    static let stage = ExtraStage.tables

    private let schema: Int
    private let names: [String]
    private var type = "integer"
    private var value = 1
    private var isNotNull = false
    private var hasExtra = false
    private var isChecked = false
    private var hasOwn = false
    private var ownDefault = false
    private var isJoined = false
    private var owns = 0
    private var isNamed = false
    private var restates = 0
    private var mayHaveSecond = false
    private var hasSecond = false

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = HeirModel(schema: schema, names: (0..<5).map { _ in generator.name() })
        model.vary(with: &generator)
        // The server has no way to take back that something is an heir's own too.
        model.restates = generator.pick(0...3)
        model.mayHaveSecond = generator.chance(50)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        type = ["integer", "bigint", "numeric"][generator.pick(0...2)]
        value = generator.pick(1...3)
        isNotNull = generator.chance(40)
        hasExtra = generator.chance(50)
        isChecked = generator.chance(50)
        hasOwn = generator.chance(50)
        ownDefault = generator.chance(40)
        isJoined = generator.chance(50)
        owns = generator.pick(0...3)
        isNamed = generator.chance(30)
        hasSecond = generator.chance(50)
    }

    func statements(in model: SchemaModel) -> [String] {
        let name = isNamed ? "CONSTRAINT \"not un known\" " : ""
        var columns = [
            "k integer \(name)NOT NULL", "v \(type) DEFAULT \(value)\(isNotNull ? " NOT NULL" : "")",
        ]
        if hasExtra { columns.append("\"x y\" text DEFAULT 'x'") }
        if isChecked { columns.append("CONSTRAINT \"is positive\" CHECK (v > 0)") }
        let tables = names.map { quoted(model.name(schema)) + "." + quoted($0) }
        // The rows of an heir have no value there when it gets the column.
        let shared = ["w text\(isNamed && !mayHaveSecond ? " NOT NULL" : "")", "CONSTRAINT c CHECK (k > 0)"]
        let others = "(\((["k integer"] + shared).joined(separator: ", ")))"
        let parents = mayHaveSecond && hasSecond ? "\(tables[0]), \(tables[3])" : tables[0]
        let own = stated(in: 1) + (hasOwn ? ["own text"] : []) + (mayHaveSecond ? shared : [])
        var result = [
            "CREATE TABLE \(tables[0]) (\(columns.joined(separator: ", ")))",
            "CREATE TABLE \(tables[3]) \(others)",
            "CREATE TABLE \(tables[1]) (\(own.joined(separator: ", "))) INHERITS (\(parents))",
            "CREATE TABLE \(tables[2]) (\(stated(in: 2).joined(separator: ", "))) INHERITS (\(tables[1]))",
            "CREATE TABLE \(tables[4]) \(others)" + (isJoined ? " INHERITS (\(tables[3]))" : ""),
        ]
        // From version 18 on it is then the heir's own.
        if owns & 1 != 0 { result.append("ALTER TABLE \(tables[1]) ALTER k SET NOT NULL") }
        if owns & 2 != 0 { result.append("ALTER TABLE \(tables[2]) ALTER k SET NOT NULL") }
        if ownDefault { result.append("ALTER TABLE ONLY \(tables[1]) ALTER v SET DEFAULT 8") }
        return result
    }

    /// What the heirs of a generation state although they inherit it.
    private func stated(in generation: Int) -> [String] {
        guard restates & generation != 0 else { return [] }
        return ["v \(type)"] + (isChecked ? ["CONSTRAINT \"is positive\" CHECK (v > 0)"] : [])
    }

    func rows(in model: SchemaModel) -> [String] {
        let tables = names.map { quoted(model.name(schema)) + "." + quoted($0) }
        return [0, 1, 2].map { "INSERT INTO \(tables[$0]) (k) VALUES (1), (2)" }
            + ["INSERT INTO \(tables[4]) (k, w) VALUES (1, 'a'), (2, 'b')"]
    }

    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])? {
        (quoted(model.name(schema)) + "." + quoted(names[0]), ["k"])
    }
}
