import VarveTestSupport

/// Tables made at random, with names that come near each other, and edits of them.
struct RandomTables {
    private struct Table {
        var name: String
        var columns: [String]
        var others: [String]
    }

    private var tables: [Table] = []

    init(using random: inout SeededRandom) {
        for number in 0..<Int.random(in: 3...8, using: &random) { add(number, using: &random) }
    }

    /// The statements.
    var sql: String {
        (["CREATE TYPE kind AS ENUM ('a', 'b')"]
            + tables.flatMap { table in
                [
                    "CREATE TABLE \(table.name) (id integer PRIMARY KEY, \(table.columns.joined(separator: ", ")))"
                ]
                    + table.others
            }).map { $0 + ";\n" }.joined()
    }

    /// Changes a table, adds one, or takes one away.
    mutating func edit(using random: inout SeededRandom) {
        let place = Int.random(in: tables.indices, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: tables.remove(at: place)
        case 1: add(tables.count, using: &random)
        case 2: tables[place].others.append(index(on: tables[place].name, using: &random))
        case 3: tables[place].others = []
        case 4: tables[place].columns[0] = column(0, before: place, using: &random)
        default: tables[place].columns.append(column(9, before: place, using: &random))
        }
    }

    private mutating func add(_ number: Int, using random: inout SeededRandom) {
        let name = ["t", "t_c", "t_c0", "u"].randomElement(using: &random) ?? "t"
        var table = Table(name: "\(name)\(number % 5)", columns: [], others: [])
        guard !tables.contains(where: { $0.name == table.name }) else { return }
        for place in 0..<Int.random(in: 1...3, using: &random) {
            table.columns.append(column(place, before: tables.count, using: &random))
        }
        if random.chance(60) { table.others.append(index(on: table.name, using: &random)) }
        tables.append(table)
    }

    private func column(_ number: Int, before place: Int, using random: inout SeededRandom) -> String {
        let target = tables[..<place].randomElement(using: &random)?.name
        let shapes = [
            "c\(number) text", "c\(number) kind DEFAULT 'a'", "c\(number) integer CHECK (c\(number) > 0)",
            "c\(number) text UNIQUE", "c\(number) serial",
            target.map { "c\(number) integer REFERENCES \($0) (id)" } ?? "c\(number) bigint",
        ]
        return shapes.randomElement(using: &random) ?? shapes[0]
    }

    private func index(on table: String, using random: inout SeededRandom) -> String {
        ["CREATE INDEX ON \(table) (id)", "CREATE UNIQUE INDEX \(table)_c0_idx ON \(table) (id)"]
            .randomElement(using: &random) ?? ""
    }
}
