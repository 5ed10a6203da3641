/// A table and a view with everything that is noted about columns and indexes beside what they are.
struct DetailModel: ExtraModel {
    static let stage = ExtraStage.tables

    private let schema: Int
    private let names: [String]
    private var storage = 0
    private var compression = 0
    private var statistics = -1
    private var distinct = 0
    private var identity = 0
    private var order = 0
    private var keyStatistics = 0
    private var viewDefault = 0
    private var type = "text"
    private var comments: [String?] = [nil, nil]

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = DetailModel(schema: schema, names: (0..<6).map { _ in generator.name() })
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        storage = generator.pick(0...3)
        compression = generator.pick(0...1)
        statistics = generator.pick(-1...3) * 10
        distinct = generator.pick(0...2)
        identity = generator.pick(0...4)
        order = generator.pick(0...2)
        keyStatistics = generator.pick(0...2)
        viewDefault = generator.pick(0...2)
        type = ["text", "varchar(40)", "varchar(80)"][generator.pick(0...2)]
        comments = [generator.comment(), generator.comment()]
    }

    func statements(in model: SchemaModel) -> [String] {
        let place = quoted(model.name(schema)) + "."
        let table = place + quoted(names[0])
        let alter = "ALTER TABLE \(table)"
        let (unique, plain, computed) = (quoted(names[1]), quoted(names[2]), quoted(names[3]))
        let (key, view) = (quoted(names[4]), place + quoted(names[5]))
        var result = [
            "CREATE TABLE \(table) (k integer NOT NULL CONSTRAINT \(key) UNIQUE, a \(type), b text, c numeric)",
            "CREATE UNIQUE INDEX \(unique) ON \(table) (k)", "CREATE INDEX \(plain) ON \(table) (a)",
            "CREATE INDEX \(computed) ON \(table) (b, (k + 1))",
            "CREATE VIEW \(view) AS SELECT k, a FROM \(table)",
        ]
        if storage > 0 {
            result.append("\(alter) ALTER a SET STORAGE \(["", "EXTERNAL", "MAIN", "PLAIN"][storage])")
        }
        if compression > 0 { result.append("\(alter) ALTER b SET COMPRESSION pglz") }
        if statistics >= 0 { result.append("\(alter) ALTER c SET STATISTICS \(statistics)") }
        if distinct > 0 { result.append("\(alter) ALTER c SET (n_distinct = \(distinct * 5))") }
        switch identity {
        case 1: result.append("\(alter) REPLICA IDENTITY FULL")
        case 2: result.append("\(alter) REPLICA IDENTITY NOTHING")
        case 3: result.append("\(alter) REPLICA IDENTITY USING INDEX \(unique)")
        case 4: result.append("\(alter) REPLICA IDENTITY USING INDEX \(key)")
        default: break
        }
        if order > 0 { result.append("\(alter) CLUSTER ON \(["", plain, key][order])") }
        if keyStatistics > 0 {
            result.append("ALTER INDEX \(place)\(computed) ALTER 2 SET STATISTICS \(keyStatistics * 100)")
        }
        if viewDefault > 0 { result.append("ALTER VIEW \(view) ALTER k SET DEFAULT \(viewDefault)") }
        for (comment, subject) in zip(comments, ["COLUMN \(view).a", "INDEX \(place)\(key)"]) {
            guard let comment else { continue }
            result.append("COMMENT ON \(subject) IS '\(comment.replacing("'", with: "''"))'")
        }
        return result
    }

    func rows(in model: SchemaModel) -> [String] {
        ["INSERT INTO \(quoted(model.name(schema))).\(quoted(names[0])) (k, a) VALUES (1, 'a'), (2, NULL)"]
    }

    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])? {
        (quoted(model.name(schema)) + "." + quoted(names[0]), ["k", "a"])
    }
}
