import VarveTestSupport

/// Makes random schemas whose every constraint holds for the rows that ``Rows`` makes: row i has i in every column.
struct SchemaGenerator {
    var random: SeededRandom
    private var count = 0

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    private static let names = [
        "t", "Users", "order", "SELECT", "a b", "quo\"te", "br[ack]et", "back`tick", "ümläut", "naïve 🐟",
        "x'y",
        "semi;colon", "dash--dash", "1digit", "Group", "rowid", "new", "old", "end", "varve_new_t", "%w",
        "(p)",
        String(repeating: "long", count: 15) + "xyz",
    ]

    static let types = ["INTEGER", "INTEGER", "TEXT", "TEXT", "REAL", "BLOB", "ANY"]
    private static let looseTypes = ["VARCHAR(40)", "numeric", "", "Double Precision", "bigint"]

    mutating func name(_ prefix: String) -> String {
        count += 1
        return "\(Self.names.randomElement(using: &random) ?? "n")\(prefix)\(count)"
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

    mutating func schema() -> SchemaSpec {
        var schema = SchemaSpec()
        let size = random.chance(15) ? 20 : Int.random(in: 1...6, using: &random)
        for _ in 0..<size { schema.tables.append(table()) }
        for index in schema.tables.indices {
            for _ in 0..<Int.random(in: 0...2, using: &random) { addForeignKey(to: &schema, from: index) }
        }
        if random.chance(40) {
            for _ in 0..<Int.random(in: 1...3, using: &random) { addVirtual(to: &schema) }
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) { addView(to: &schema) }
        for _ in 0..<Int.random(in: 0...3, using: &random) { addTrigger(to: &schema) }
        return schema
    }

    mutating func table() -> TableSpec {
        var table = TableSpec(name: name("t"), columns: [], isStrict: random.chance(40))
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            table.columns.append(column(isStrict: table.isStrict))
        }
        addPrimaryKey(to: &table)
        for _ in 0..<Int.random(in: 0...2, using: &random) { addConstraint(to: &table) }
        for _ in 0..<Int.random(in: 0...2, using: &random) { addIndex(to: &table) }
        if random.chance(25) { addGeneratedColumn(to: &table) }
        return table
    }

    mutating func type(isStrict: Bool) -> String {
        pick(isStrict ? Self.types : Self.types + Self.looseTypes) ?? "TEXT"
    }

    mutating func column(isStrict: Bool) -> ColumnSpec {
        var column = ColumnSpec(name: name("c"), type: type(isStrict: isStrict))
        let isBlob = column.type == "BLOB"
        if random.chance(40) {
            column.defaultValue = isBlob ? "x'31'" : pick(["1", "'1'", "(1)", "(0+1)", "(abs(-1))", "+1"])
            column.isNotNull = random.chance(60)
        } else {
            column.isNotNull = random.chance(8)
        }
        if random.chance(15) { column.collation = pick(["nocase", "RTRIM", "binary"]) }
        return column
    }

    mutating func addPrimaryKey(to table: inout TableSpec) {
        guard random.chance(80),
            let first = pick(table.columns.filter { $0.generation == nil && $0.type != "BLOB" })
        else { return }
        var key = ConstraintSpec(
            kind: .primaryKey, name: random.chance(20) ? name("pk") : nil, columns: [first.name])
        if first.type == "INTEGER", random.chance(40) {
            key.isAutoincrement = true
        } else if random.chance(30),
            let second = pick(table.columns.filter { $0.name != first.name && $0.generation == nil })
        {
            key.columns.append(second.name)
        }
        table.isWithoutRowID = !key.isAutoincrement && random.chance(25)
        table.constraints.append(key)
    }

    mutating func addConstraint(to table: inout TableSpec) {
        guard let column = pick(table.columns) else { return }
        let label = random.chance(40) ? name("k") : nil
        if random.chance(40) {
            table.constraints.append(ConstraintSpec(kind: .unique, name: label, columns: [column.name]))
        } else {
            let other = pick(table.columns) ?? column
            let condition = pick([
                "\(quoted(column.name))>=0", "length( \(quoted(column.name)) ) < 100 -- comment\n",
                "\(quoted(column.name)) is not \(quoted(other.name)) or 1 = 1",
                "\(quoted(column.name)) not in ('no', 'never')",
            ])
            table.constraints.append(ConstraintSpec(kind: .check, name: label, expression: condition ?? "1"))
        }
    }

    mutating func addIndex(to table: inout TableSpec) {
        guard let column = pick(table.columns) else { return }
        var index = IndexSpec(name: name("i"), columns: [column.name], isUnique: random.chance(40))
        if random.chance(40), let other = pick(table.columns), other.name != column.name {
            index.columns.append(other.name)
        }
        if random.chance(30) {
            index.suffix = pick(["desc", "COLLATE nocase", "asc", "collate rtrim DESC"]) ?? ""
        }
        index.isExpression = random.chance(15)
        if random.chance(20) { index.predicate = "\(quoted(column.name)) is not null" }
        table.indexes.append(index)
    }

    mutating func addGeneratedColumn(to table: inout TableSpec) {
        guard let column = pick(table.columns.filter { $0.generation == nil }) else { return }
        let kind = pick(["stored", "virtual"]) ?? ""
        table.columns.append(
            ColumnSpec(
                name: name("g"), type: "INTEGER", generation: "(length(\(quoted(column.name)))+1) \(kind)"))
    }

    mutating func addForeignKey(to schema: inout SchemaSpec, from index: Int) {
        guard let parent = pick(schema.tables) else { return }
        let classes = { (key: [String]) in key.map { parent.column($0)?.referenceClass } }
        guard let key = pick(parent.keys.filter { !classes($0).contains(nil) }) else { return }
        var own = schema.tables[index].columns.shuffled(using: &random)
        var columns: [String] = []
        for wanted in classes(key) {
            guard let found = own.firstIndex(where: { $0.referenceClass == wanted }) else { return }
            columns.append(own.remove(at: found).name)
        }
        let actions = [
            "", "on delete cascade", "on delete set null", "on delete restrict on update cascade",
            "on update no action",
        ]
        let deferral = ["", "", "deferrable initially deferred", "deferrable", "not deferrable"]
        schema.tables[index].constraints.append(
            ConstraintSpec(
                kind: .foreignKey, name: random.chance(30) ? name("f") : nil,
                columns: columns,
                expression: "\(pick(actions) ?? "") \(pick(deferral) ?? "")", parent: parent.name,
                parentColumns: key))
    }

    mutating func addView(to schema: inout SchemaSpec) {
        let style = random.chance(40) ? .plain : pick(ViewSpec.Style.allCases) ?? .plain
        let size = style == .grouped ? 1 : 2
        if random.chance(5) {
            schema.views.append(
                ViewSpec(name: name("v"), source: ViewSpec.nowhere, columns: ["some", "more"], style: style))
        } else if random.chance(25), let view = pick(schema.views) {
            schema.views.append(
                ViewSpec(
                    name: name("v"), source: view.name, columns: Array(view.columns.prefix(size)),
                    style: style))
        } else if random.chance(20), let table = pick(schema.virtuals.filter(\.keepsText)) {
            schema.views.append(
                ViewSpec(
                    name: name("v"), source: table.name, columns: Array(table.columns.prefix(size)),
                    style: style))
        } else if let table = pick(schema.tables) {
            let columns = table.columns.map(\.name).shuffled(using: &random).prefix(size)
            schema.views.append(
                ViewSpec(name: name("v"), source: table.name, columns: Array(columns), style: style))
        }
    }

    mutating func addTrigger(to schema: inout SchemaSpec) {
        guard let table = pick(schema.tables),
            let column = pick(table.columns.filter { $0.generation == nil })?.name
        else { return }
        var (target, targetColumn) = (table.name, column)
        if random.chance(5) {
            target = ViewSpec.nowhere
        } else if random.chance(20), let text = pick(schema.virtuals.filter(\.keepsText)) {
            (target, targetColumn) = (text.name, text.columns[0])
        }
        if random.chance(30), let view = pick(schema.views), let column = pick(view.columns) {
            let event = pick([
                "INSTEAD OF INSERT", "instead of DELETE", "INSTEAD OF UPDATE", "INSTEAD OF UPDATE OF",
            ])
            schema.triggers.append(
                TriggerSpec(
                    name: name("r"), table: view.name, event: event ?? "", column: column, target: target,
                    targetColumn: targetColumn))
        } else if let table = pick(schema.tables), let column = pick(table.columns) {
            let event = pick([
                "AFTER INSERT", "BEFORE DELETE", "after DELETE", "AFTER UPDATE OF", "before UPDATE",
            ])
            schema.triggers.append(
                TriggerSpec(
                    name: name("r"), table: table.name, event: event ?? "", column: column.name,
                    target: target,
                    targetColumn: targetColumn))
        }
    }
}
