import Testing
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

/// Names that the server makes up by cutting long ones and putting numbers behind what is taken already, so that they say in
/// which order things were made.
@Suite("Made-up names")
struct MadeUpNameTests {
    private static let parent = "customer_interaction_event_measurements_daily"
    private static let column = "normalized_measurement_value"

    private static func table(_ constraints: String = "") -> String {
        "CREATE TABLE \(parent) (id bigint NOT NULL, at date NOT NULL, \(column) integer\(constraints)) PARTITION BY RANGE (at)"
    }

    /// A partition as pg_partman names it.
    private static func month(_ number: Int, of table: String = parent, tail: String = "") -> String {
        "CREATE TABLE \(parent)_p20260\(number)01 PARTITION OF \(table) FOR VALUES FROM ('2026-0\(number)-01')"
            + " TO ('2026-0\(number + 1)-01')\(tail)"
    }

    private static func months(_ numbers: Int...) -> [String] { numbers.map { month($0) } }

    private static let index = "CREATE INDEX measured ON \(parent) (\(column))"
    private static let unnamedIndex = "CREATE INDEX ON \(parent) (\(column))"
    private static let rows = [3, 4].map { "INSERT INTO \(parent) VALUES (\($0), '2026-0\($0)-05', \($0))" }

    static let partitions: [ChangeCase] = [
        ChangeCase(
            "the oldest partition goes and another one comes", [table()] + months(2, 3, 4) + [index],
            [table(), index] + months(3, 4, 5), rows: rows),
        ChangeCase(
            "the partitions come in another order, and one more", [table()] + months(2, 3, 4) + [index],
            [table(), index] + months(5, 4, 2, 3), rows: rows),
        ChangeCase(
            "the index gets another form", [table(), index] + months(4, 3, 5),
            [table()] + months(3, 4, 5) + [index.replacing("(\(column))", with: "(\(column) DESC)")],
            rows: rows),
        ChangeCase(
            "two indexes on one column, of which the first goes",
            [table(), index, index.replacing("measured", with: "too")] + months(3, 4),
            [table(), index.replacing("measured", with: "too")] + months(4, 3), rows: rows),
        ChangeCase(
            "the indexed column gets another type", [table(), index] + months(4, 3),
            [table().replacing("\(column) integer", with: "\(column) numeric")] + months(3, 4) + [index],
            rows: rows),
        ChangeCase(
            "a key and a reference to another table",
            both: ["CREATE TABLE r (id bigint CONSTRAINT r_key PRIMARY KEY)"],
            [table(", CONSTRAINT k UNIQUE (\(column), at)")] + months(4, 3),
            [
                table(
                    ", CONSTRAINT k UNIQUE (\(column), at), CONSTRAINT referred FOREIGN KEY (id) REFERENCES r"
                )
            ] + months(3, 4, 5)),
        ChangeCase(
            "partitions of partitions",
            [
                table(), index, month(3, tail: " PARTITION BY HASH (id)"), month(4),
                "CREATE TABLE \(parent)_p20260301_0 PARTITION OF \(parent)_p20260301 FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
            ],
            [
                table(), month(4), month(3, tail: " PARTITION BY HASH (id)"),
                "CREATE TABLE \(parent)_p20260301_0 PARTITION OF \(parent)_p20260301 FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
                month(5), index,
            ], rows: rows),
        ChangeCase(
            "an index of that name on another table", both: ["CREATE TABLE other (a integer)"],
            [table(), index] + months(3, 4),
            [
                "CREATE INDEX customer_interaction_event_mea_normalized_measurement_value_idx ON other (a)",
                table(),
                index,
            ] + months(3, 4), rows: rows),
    ]

    private static let long = "quarterly_consolidated_financial_statement_line_item"

    private static let nested = [
        "CREATE TABLE p (k integer PRIMARY KEY) PARTITION BY LIST (k)",
        "CREATE TABLE \(long)_yearly_1 PARTITION OF p FOR VALUES IN (1, 2) PARTITION BY HASH (k)",
        "CREATE TABLE \(long)_yearly_2 PARTITION OF \(long)_yearly_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
    ]

    static let tables: [ChangeCase] = [
        ChangeCase(
            "the table whose index came first goes",
            (1...3).flatMap { unnamed("\(long)_\($0)") }, (2...3).flatMap { unnamed("\(long)_\($0)") }),
        ChangeCase(
            "another table comes before the others", (2...3).flatMap { unnamed("\(long)_\($0)") },
            (1...3).flatMap { unnamed("\(long)_\($0)") }),
        ChangeCase(
            "a key gets another form on the second table",
            (1...3).flatMap { unnamed("\(long)_\($0)") },
            [3, 2, 1].flatMap {
                unnamed("\(long)_\($0)").map {
                    $0.replacing("\(long)_2 (a integer", with: "\(long)_2 (a numeric")
                }
            }),
        ChangeCase(
            "a check more before the others",
            ["CREATE TABLE t (a integer, b integer, CHECK (a + b > 0), CHECK (b > a))"],
            ["CREATE TABLE t (a integer, b integer, CHECK (a <> b), CHECK (a + b > 0), CHECK (b > a))"]),
        ChangeCase(
            "a table comes before the keys of a partition and of its partition",
            nested, ["CREATE TABLE \(long)_yearly_0 (k integer PRIMARY KEY)"] + nested),
        ChangeCase(
            "a table becomes the partition of one whose key takes its key's name",
            ["CREATE TABLE \(long)_yearly_2 (k integer PRIMARY KEY)"],
            [
                "CREATE TABLE \(long)_yearly_1 (k integer PRIMARY KEY) PARTITION BY LIST (k)",
                "CREATE TABLE \(long)_yearly_2 PARTITION OF \(long)_yearly_1 DEFAULT",
            ]),
        ChangeCase(
            "counters of tables whose names begin alike",
            ["CREATE TABLE \(long)_1 (consolidated_line_number serial)"]
                + ["CREATE TABLE \(long)_2 (consolidated_line_number serial)"],
            ["CREATE TABLE \(long)_2 (consolidated_line_number serial)"]
                + ["CREATE TABLE \(long)_1 (consolidated_line_number serial, more integer)"]),
        ChangeCase(
            "the table whose counter came first goes",
            ["CREATE TABLE \(long)_1 (consolidated_line_number serial)"]
                + ["CREATE TABLE \(long)_2 (consolidated_line_number serial)"],
            ["CREATE TABLE \(long)_2 (consolidated_line_number serial)"]),
        ChangeCase(
            "a partition is detached and its index stays", [table(), index] + months(3, 4, 5),
            [table(), index] + months(5, 4) + [
                "CREATE TABLE \(parent)_p20260301 (id bigint NOT NULL, at date NOT NULL, \(column) integer)",
                "CREATE INDEX ON \(parent)_p20260301 (\(column))",
            ]),
        ChangeCase(
            "an unnamed index and a check of a partitioned table",
            [table(", CHECK (id > 0), CHECK (id + \(column) > 0)"), unnamedIndex] + months(3, 4),
            [table(", CHECK (id + \(column) > 0)")] + months(4, 3) + [unnamedIndex]),
        ChangeCase(
            "one of two references of a partitioned table",
            both: ["CREATE TABLE r (id bigint PRIMARY KEY)", "CREATE TABLE s (id bigint PRIMARY KEY)"],
            [table(", FOREIGN KEY (id) REFERENCES r, FOREIGN KEY (id) REFERENCES s")] + months(3, 4),
            [table(", FOREIGN KEY (id) REFERENCES s")] + months(4, 3)),
    ]

    private static func unnamed(_ name: String) -> [String] {
        [
            "CREATE TABLE \(name) (a integer, consolidated_line_number integer UNIQUE, CHECK (a > 0), UNIQUE (a))",
            "CREATE INDEX ON \(name) (consolidated_line_number, a)",
            "CREATE INDEX ON \(name) (lower(a::text))",
        ]
    }

    @Test("partitions, with rows", arguments: partitions)
    func partition(_ change: ChangeCase) async throws {
        try await change.runObserved(query: "SELECT concat_ws(' ', id, at) FROM \(Self.parent) ORDER BY id")
    }

    @Test("tables", arguments: tables)
    func table(_ change: ChangeCase) async throws { try await change.run() }

    @Test("another order is no difference", arguments: SharedServer.all)
    func order(_ server: SharedServer) async throws {
        let first = try await PlanBench.catalog(
            of: [Self.table()] + Self.months(3, 4, 5) + [Self.index, Self.unnamedIndex]
                + (1...3).flatMap { Self.unnamed("\(Self.long)_\($0)") }, on: server)
        let second = try await PlanBench.catalog(
            of: [Self.table(), Self.unnamedIndex, Self.index] + Self.months(5, 3, 4)
                + [3, 1, 2].flatMap { Self.unnamed("\(Self.long)_\($0)") }, on: server)
        let dialect = PostgresDialect()
        for (source, target) in [(first, second), (second, first)] {
            let plan = try Planner(rules: dialect.rules).plan(from: source, to: target)
            let statements = try dialect.script(for: plan).flatMap(\.statements)
            #expect(statements == [])
        }
    }
}
