import VarveTestSupport

extension SchemaGenerator {
    mutating func addVirtual(to schema: inout SchemaSpec) {
        let module = random.chance(70) ? "fts5" : "FTS4"
        let texts = schema.virtuals.filter { $0.keepsText && $0.module == "fts5" }
        let tables = schema.tables.filter { !$0.isWithoutRowID }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: schema.virtuals.append(VirtualSpec(name: name("b"), kind: .tree, columns: names("a", 0...2)))
        case 1:
            guard let index = pick(texts) else { return }
            schema.virtuals.append(VirtualSpec(name: name("w"), kind: .words(of: index.name)))
        case 2, 3, 4:
            guard let table = pick(tables) else { return }
            let columns = table.columns.map(\.name).shuffled(using: &random).prefix(2)
            schema.virtuals.append(
                VirtualSpec(
                    name: name("x"), kind: .index(of: table.name), module: module, columns: Array(columns),
                    options: options()))
        default:
            schema.virtuals.append(
                VirtualSpec(
                    name: name("f"), kind: .text, module: module, columns: names("w", 1...3),
                    options: options()))
        }
    }

    mutating func changeVirtual(_ schema: inout SchemaSpec) {
        guard let index = schema.virtuals.indices.randomElement(using: &random) else {
            return addVirtual(to: &schema)
        }
        let isIndex = if case .index = schema.virtuals[index].kind { true } else { false }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: schema.virtuals.remove(at: index)
        case 1: addVirtual(to: &schema)
        case 2 where schema.virtuals[index].kind == .text || isIndex:
            schema.virtuals[index].options = options()
        case 3 where schema.virtuals[index].kind == .text || schema.virtuals[index].kind == .tree:
            schema.virtuals[index].columns += names("n", 1...1)
        case 4 where schema.virtuals[index].columns.count > 1: schema.virtuals[index].columns.removeFirst()
        default:
            if schema.virtuals[index].kind == .text {
                schema.virtuals[index].module = schema.virtuals[index].module == "fts5" ? "FTS4" : "fts5"
            }
        }
    }

    private mutating func names(_ prefix: String, _ count: ClosedRange<Int>) -> [String] {
        (0..<Int.random(in: count, using: &random)).map { _ in name(prefix) }
    }

    private mutating func options() -> [String] {
        random.chance(50) ? [] : [pick(VirtualSpec.options) ?? ""]
    }
}
