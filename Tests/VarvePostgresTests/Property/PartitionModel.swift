/// A table that is divided, with its partitions, which come, go and change places.
struct PartitionModel: ExtraModel {
    static let stage = ExtraStage.tables

    private enum Key: Int, CaseIterable, Sendable {
        case range, list, hash
    }

    private let schema: Int
    private let name: String
    private let partNames: [String]
    private let ownIndex: String
    private let partIndex: String
    private let indexName: String
    private let keyName: String
    private let referringName: String
    private let domainName: String
    private var key: Key
    private var cut: Int
    private var parts: Int
    private var isDividedAgain: Bool
    private var type: String
    private var hasKey: Bool
    /// What the domain that the table is divided by is over, where it is one.
    private var domainBase: String?
    private var isReferred = false
    /// Whether the foreign key names the last partition, which need not have the rows that another has.
    private var isPartReferred = false
    private var index: Int
    private var coverage = 0
    private var isChecked: Bool
    private var extra: Int
    private var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = PartitionModel(
            schema: schema, name: generator.name(),
            partNames: (0..<6).map { _ in generator.name() },
            ownIndex: generator.name(), partIndex: generator.name(), indexName: generator.name(),
            keyName: generator.name(), referringName: generator.name(), domainName: generator.name(),
            key: .range, cut: 1, parts: 1,
            isDividedAgain: false, type: "integer", hasKey: false, index: 0,
            isChecked: false, extra: 0)
        model.vary(with: &generator)
        model.isPartReferred = generator.chance(50)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        if generator.chance(40) { key = Key.allCases[generator.pick(0...2)] }
        cut = generator.pick(1...4)
        // Without other bounds there are no other partitions: the default partition may hold their rows.
        parts = 1 + cut % 3
        isDividedAgain = generator.chance(30)
        type = ["integer", "bigint", "numeric"][generator.pick(0...2)]
        hasKey = generator.chance(60)
        domainBase = [nil, nil, "integer", "bigint"][generator.pick(0...3)]
        isReferred = generator.chance(50)
        index = generator.pick(0...3)
        coverage = generator.pick(0...3)
        isChecked = generator.chance(40)
        extra = generator.pick(0...3)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let place = quoted(model.name(schema)) + "."
        let table = place + quoted(name)
        let keyType = domainBase == nil ? "integer" : place + quoted(domainName)
        var columns = ["k \(keyType) NOT NULL", "v \(type) DEFAULT 7", "w text COLLATE \"C\""]
        if extra == 1 { columns.append("\"Ex tra\" text DEFAULT 'e' NOT NULL") }
        if extra == 2 { columns.append("g text GENERATED ALWAYS AS (upper(w)) STORED") }
        if hasKey { columns.append("CONSTRAINT \(quoted(keyName)) PRIMARY KEY (k)") }
        if isChecked { columns.append("CONSTRAINT checked CHECK (k > 0)") }
        var result = domainBase.map { ["CREATE DOMAIN \(keyType) AS \($0)"] } ?? []
        result.append("CREATE TABLE \(table) (\(columns.joined(separator: ", "))) PARTITION BY \(method) (k)")
        for (part, bound) in bounds.enumerated() {
            result += partition(place, part, of: table, bound)
        }
        if extra == 3 {
            let last = place + quoted(partNames[bounds.count - 1])
            result.append("ALTER TABLE ONLY \(last) ALTER v SET DEFAULT 9")
            // Of two that are equal the server takes either for a part of the table's.
            if index != 1 || coverage < 2 { result.append("CREATE INDEX \(quoted(ownIndex)) ON \(last) (w)") }
        }
        if index == 1 { result += partIndexes(place, on: table) }
        if index == 2 { result.append("CREATE INDEX \(quoted(indexName)) ON \(table) (v, w) WHERE v > 0") }
        if hasKey, isReferred {
            let referred = isPartReferred ? place + quoted(partNames[bounds.count - 1]) : table
            // Made-up names that are cut alike are numbered in the order of making, which pg_dump would tell.
            let name = referringName.utf8.count > 40 ? " CONSTRAINT \(quoted(referringName))" : ""
            result.append(
                "CREATE TABLE \(place)\(quoted(referringName)) (k integer\(name) REFERENCES \(referred))")
        }
        if let comment {
            result.append("COMMENT ON TABLE \(table) IS '\(comment.replacing("'", with: "''"))'")
        }
        return result
    }

    /// An index that all partitions have a part of, or none, or the last one, be it that one's own.
    private func partIndexes(_ place: String, on table: String) -> [String] {
        guard coverage > 0 else { return ["CREATE INDEX \(quoted(indexName)) ON \(table) (w)"] }
        let last = place + quoted(partNames[bounds.count - 1])
        let statements = [
            "CREATE INDEX \(quoted(indexName)) ON ONLY \(table) (w)",
            "CREATE INDEX \(quoted(partIndex)) ON \(last) (w)",
            "ALTER INDEX \(place)\(quoted(indexName)) ATTACH PARTITION \(place)\(quoted(partIndex))",
        ]
        return Array(statements.prefix(coverage))
    }

    private func partition(_ place: String, _ part: Int, of table: String, _ bound: String) -> [String] {
        let own = place + quoted(partNames[part])
        let statement = "CREATE TABLE \(own) PARTITION OF \(table) \(bound)"
        guard isDividedAgain, part == 0 else { return [statement] }
        return [
            statement + " PARTITION BY HASH (k)",
            "CREATE TABLE \(place)\(quoted(partNames[5])) PARTITION OF \(own) FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        ]
    }

    /// The rows fit whatever the table is divided by.
    func rows(in model: SchemaModel) -> [String] {
        let place = quoted(model.name(schema)) + "."
        let rows = ["INSERT INTO \(place)\(quoted(name)) (k, w) VALUES (1, 'a'), (2, NULL), (3, 'c')"]
        let isWholeReferred = hasKey && isReferred && !isPartReferred
        return rows
            + (isWholeReferred ? ["INSERT INTO \(place)\(quoted(referringName)) VALUES (1), (3)"] : [])
    }

    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])? {
        (quoted(model.name(schema)) + "." + quoted(name), ["k", "w"])
    }

    private var method: String {
        switch key {
        case .range: "RANGE"
        case .list: "LIST"
        case .hash: "HASH"
        }
    }

    private var bounds: [String] {
        switch key {
        case .range:
            (0..<parts).map { "FOR VALUES FROM (\($0 * cut)) TO (\(($0 + 1) * cut))" } + ["DEFAULT"]
        case .list: (0..<parts).map { "FOR VALUES IN (\($0 * 10 + cut), \($0 + 100))" } + ["DEFAULT"]
        case .hash: (0...parts).map { "FOR VALUES WITH (MODULUS \(parts + 1), REMAINDER \($0))" }
        }
    }
}
