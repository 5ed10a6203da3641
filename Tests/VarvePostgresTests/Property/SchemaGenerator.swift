import VarveTestSupport

/// Makes random schemas and random variations of them.
struct SchemaGenerator {
    var random: SeededRandom
    var names = OddNames()
    var model = SchemaModel()
    var next = 1
    /// Whether some constraints have names that the server makes up.
    let leavesNamesToServer: Bool
    /// The extensions that the server has.
    var extensions: [String] = []
    /// Whether one is in the schema.
    private(set) var hasExtension = false
    /// Tables that another schema of the pair has rows in: what is added must suit them.
    var tablesWithRows: Set<Int> = []
    /// The first number that only the second schema of a pair has.
    var firstAdded: Int?
    /// The first schema of a pair while the second is made.
    var first: SchemaModel?

    init(seed: UInt64, leavesNamesToServer: Bool) {
        random = SeededRandom(seed: seed)
        self.leavesNamesToServer = leavesNamesToServer
    }

    /// A pair of schemas, the second a variation of the first.
    static func pair(seed: UInt64, tables: Int, leavesNamesToServer: Bool, extensions: [String]) -> SchemaPair
    {
        var generator = SchemaGenerator(seed: seed, leavesNamesToServer: leavesNamesToServer)
        generator.extensions = extensions
        generator.fill(tables: tables)
        let first = generator.model
        generator.first = first
        generator.tablesWithRows = Set(first.tables.filter(\.table.hasRows).map(\.id))
        generator.vary()
        generator.extend(tables: tables / 5)
        return SchemaPair(first: first, second: generator.model)
    }

    private mutating func fill(tables: Int) {
        insert(.schema("public"), [])
        for _ in 0..<pick(0...2) { insert(.schema(name()), []) }
        if chance(8), let name = oneOf(extensions) {
            insert(.pgExtension(name, schema: schema()), [])
            hasExtension = true
        }
        extend(tables: tables)
    }

    /// Adds objects of every kind, so many tables among them.
    mutating func extend(tables: Int) {
        let share = max(1, tables / 5)
        for _ in 0..<pick(0...share) { addEnum() }
        for _ in 0..<pick(0...share) { addDomain() }
        for _ in 0..<pick(0...share) { addSequence() }
        for _ in 0..<pick(0...share + 1) { addRoutine() }
        addExtras(upTo: .routines)
        for _ in 0..<tables { addTable() }
        for _ in 0..<pick(0...share) { addSubjectRoutine() }
        for _ in 0..<pick(0...2 * share) { addView() }
        for _ in 0..<pick(0...2 * tables) { addIndex() }
        for _ in 0..<pick(0...2 * share) { addTrigger() }
        for _ in 0..<pick(0...share) { addOwnership() }
        addExtras(from: .tables)
    }

    /// Adds some of the kinds that are made by themselves, in the order of their stages.
    private mutating func addExtras(from first: ExtraStage = .types, upTo last: ExtraStage = .end) {
        let kinds = ExtraModels.all.filter { first.rawValue...last.rawValue ~= $0.stage.rawValue }
        for kind in kinds.sorted(by: { $0.stage.rawValue < $1.stage.rawValue }) where chance(30) {
            for _ in 0..<pick(1...2) { kind.add(to: &self) }
        }
    }
}

/// Two schemas of which one is to become the other and back.
struct SchemaPair: Sendable {
    var first: SchemaModel
    var second: SchemaModel
}

extension SchemaGenerator {
    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    mutating func oneOf<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &random)
    }

    mutating func name() -> String { names.next(&random) }

    mutating func flavor(_ percent: Int) -> Int? { chance(percent) ? pick(0...5) : nil }

    mutating func comment() -> String? {
        chance(12) ? ["it's a comment", "zwei\nZeilen", "back\\slash \"quoted\"", "→ $$"][pick(0...3)] : nil
    }

    @discardableResult
    mutating func insert(_ body: SchemaModel.Body, _ needs: Set<Int>) -> Int {
        let id = next
        next += 1
        model.insert(SchemaModel.Entity(id: id, needs: needs, body: body))
        return id
    }

    mutating func schema() -> Int {
        oneOf(ids { if case .schema = $0 { true } else { false } }) ?? 1
    }

    func ids(where matches: (SchemaModel.Body) -> Bool) -> [Int] {
        model.all.filter { matches($0.body) }.map(\.id)
    }

    func routines(_ kinds: [RoutineModel.Kind]) -> [Int] {
        ids { if case .routine(let routine) = $0 { kinds.contains(routine.kind) } else { false } }
    }
}

extension SchemaGenerator {
    mutating func addEnum() {
        let schema = schema()
        let model = EnumModel(schema: schema, name: name(), labels: labels(), comment: comment())
        insert(.enumType(model), [schema])
    }

    mutating func labels() -> [String] {
        let extra = ["new", "größer", "a,b", "back\\slash", "last"].filter { _ in chance(40) }
        return chance(70) ? EnumModel.lasting + extra : (EnumModel.lasting + extra).shuffled(using: &random)
    }

    mutating func addDomain() {
        let schema = schema()
        var base = TypeModel.plain(["integer", "bigint", "text", "varchar(40)"][pick(0...3)])
        var needs: Set<Int> = [schema]
        if chance(30), let type = oneOf(ids(where: { if case .enumType = $0 { true } else { false } })) {
            base = .enumeration(type, isArray: false)
            needs.insert(type)
        }
        let model = DomainModel(
            schema: schema, name: name(), base: base, isNotNull: false, defaultFlavor: flavor(30),
            checkFlavor: flavor(50), comment: comment())
        insert(.domain(model), needs)
    }

    mutating func addSequence() {
        let schema = schema()
        let model = SequenceModel(
            schema: schema, name: name(), options: sequenceOptions(), comment: comment())
        insert(.sequence(model), [schema])
    }

    mutating func sequenceOptions() -> [String] {
        var options: [String] = []
        if chance(20) { options.append("AS integer") }
        let least = chance(15) ? pick(2...9) : 1
        if least > 1 { options.append("MINVALUE \(least)") }
        if chance(20) { options.append("START WITH \(pick(10...20))") }
        if chance(20) { options.append("INCREMENT BY \(pick(2...5))") }
        if chance(15) { options.append("MAXVALUE \(pick(1000...2000))") }
        if chance(15) { options.append("CACHE 5") }
        if chance(15) { options.append("CYCLE") }
        return options
    }

    /// A routine that the tables may use.
    mutating func addRoutine() {
        let schema = schema()
        var kind = [RoutineModel.Kind.constant, .withDefault, .trigger, .overEnum, .procedure, .calling][
            pick(0...5)]
        var subject: Int?
        switch kind {
        case .overEnum: subject = oneOf(ids { if case .enumType = $0 { true } else { false } })
        case .calling: subject = oneOf(routines([.constant]))
        default: break
        }
        if subject == nil, kind == .overEnum || kind == .calling { kind = .constant }
        addRoutine(kind, in: schema, subject)
    }

    /// A routine that names a table.
    mutating func addSubjectRoutine() {
        guard let table = oneOf(model.tables.map(\.id)) else { return }
        addRoutine([RoutineModel.Kind.counting, .rows, .atomic][pick(0...2)], in: schema(), table)
    }

    private mutating func addRoutine(_ kind: RoutineModel.Kind, in schema: Int, _ subject: Int?) {
        let routine = RoutineModel(
            schema: schema, name: name(), kind: kind, subject: subject, bodyFlavor: pick(0...3),
            headFlavor: pick(0...1), comment: comment())
        insert(.routine(routine), Set([schema, subject].compactMap(\.self)))
    }

    mutating func addView() {
        let sources = ids {
            switch $0 {
            case .table, .view: true
            default: false
            }
        }
        guard let source = oneOf(sources) else { return }
        let schema = schema()
        let columns = model.shown(by: source).filter { _ in chance(60) }
        let isMaterialized = chance(30)
        let routine = chance(25) ? oneOf(routines([.constant])) : nil
        let view = ViewModel(
            schema: schema, name: name(), source: source, columns: columns, routine: routine,
            isMaterialized: isMaterialized, hasBarrier: chance(15), comment: comment())
        insert(.view(view), [schema, source])
    }

    mutating func addTrigger() {
        let relations = ids {
            switch $0 {
            case .table: true
            case .view(let view): !view.isMaterialized
            default: false
            }
        }
        guard let relation = oneOf(relations), let routine = oneOf(routines([.trigger])) else { return }
        var trigger = TriggerModel(
            relation: relation, name: name(), routine: routine, flavor: pick(0...7), comment: comment())
        var needs: Set<Int> = [relation, routine]
        if case .table = model[relation] {
            let columns = model.columns(of: relation).filter { $0.column.generatedFrom == nil }
            if chance(40), let column = oneOf(columns.map(\.id)) {
                trigger.column = column
                needs.insert(column)
            }
            if chance(30) { trigger.state = ["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA"][pick(0...2)] }
        }
        insert(.trigger(trigger), needs)
    }

    mutating func addOwnership() {
        let taken = Set(
            model.all.compactMap { if case .ownership(let sequence, _) = $0.body { sequence } else { nil } })
        let free = ids { if case .sequence = $0 { true } else { false } }.filter { !taken.contains($0) }
        guard let id = oneOf(free), case .sequence(let sequence) = model[id] else { return }
        let tables = model.tables.filter { $0.table.schema == sequence.schema }
        guard let table = oneOf(tables.map(\.id)), let column = oneOf(model.columns(of: table).map(\.id))
        else {
            return
        }
        insert(.ownership(sequence: id, column: column), [id, column])
    }
}
