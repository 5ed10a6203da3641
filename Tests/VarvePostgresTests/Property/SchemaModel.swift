/// A schema in a form that can be varied and shrunk at will: numbered entities that refer to each other by number.
/// Everything that depends on a column's type is decided when the SQL is written, so that any variation is valid.
struct SchemaModel: Sendable {
    /// One object of the schema.
    struct Entity: Sendable {
        /// The number by which others refer to it, the same in both schemas of a pair.
        let id: Int
        /// The entities without which it can't be.
        var needs: Set<Int>
        /// What it is.
        var body: Body
    }

    enum Body: Sendable {
        case schema(String)
        case pgExtension(String, schema: Int)
        case enumType(EnumModel)
        case domain(DomainModel)
        case sequence(SequenceModel)
        case ownership(sequence: Int, column: Int)
        case table(TableModel)
        case column(ColumnModel)
        case constraint(ConstraintModel)
        case index(IndexModel)
        case view(ViewModel)
        case routine(RoutineModel)
        case trigger(TriggerModel)
        case extra(any ExtraModel)
    }

    /// All entities in the order of their numbers.
    private(set) var all: [Entity] = []

    /// Where each entity is among all.
    private var places: [Int: Int] = [:]

    subscript(id: Int) -> Body? {
        get { places[id].map { all[$0].body } }
        set {
            if let newValue, let place = places[id] { all[place].body = newValue }
        }
    }

    /// Adds an entity, whose number is the greatest so far.
    mutating func insert(_ entity: Entity) {
        places[entity.id] = all.count
        all.append(entity)
    }

    /// Removes an entity and all that can't be without it.
    mutating func remove(_ id: Int) {
        remove([id])
    }

    /// Removes entities and all that can't be without them.
    mutating func remove(_ ids: Set<Int>) {
        var gone = ids
        var count = 0
        while count != gone.count {
            count = gone.count
            for entity in all where !gone.contains(entity.id) && !gone.isDisjoint(with: entity.needs) {
                gone.insert(entity.id)
            }
        }
        all.removeAll { gone.contains($0.id) }
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
    }

    func contains(_ id: Int) -> Bool { places[id] != nil }

    /// The columns of a table in order.
    func columns(of table: Int) -> [(id: Int, column: ColumnModel)] {
        all.compactMap { entity in
            if case .column(let column) = entity.body, column.table == table {
                (entity.id, column)
            } else {
                nil
            }
        }
    }

    /// The constraints of a table in order.
    func constraints(of table: Int) -> [(id: Int, constraint: ConstraintModel)] {
        all.compactMap { entity in
            if case .constraint(let constraint) = entity.body, constraint.table == table {
                (entity.id, constraint)
            } else {
                nil
            }
        }
    }

    /// The tables in order.
    var tables: [(id: Int, table: TableModel)] {
        all.compactMap { entity in
            if case .table(let table) = entity.body { (entity.id, table) } else { nil }
        }
    }
}

struct EnumModel: Sendable {
    var schema: Int
    var name: String
    var labels: [String]
    var comment: String?
    /// Labels that every variation keeps, so that rows may hold them.
    static let lasting = ["calm", "it's \"odd\""]
}

struct DomainModel: Sendable {
    var schema: Int
    var name: String
    var base: TypeModel
    var isNotNull: Bool
    var defaultFlavor: Int?
    var checkFlavor: Int?
    var comment: String?
}

struct SequenceModel: Sendable {
    var schema: Int
    var name: String
    var options: [String]
    var comment: String?
}

struct TableModel: Sendable {
    var schema: Int
    var name: String
    var isUnlogged: Bool
    var fillFactor: Int?
    /// Whether rows are put in. Constant, also in a variation.
    var hasRows: Bool
    var comment: String?
}

indirect enum TypeModel: Sendable, Equatable {
    case plain(String)
    case enumeration(Int, isArray: Bool)
    case domain(Int)
    /// The type of another column, which a foreign key refers to.
    case like(Int)
}

struct ColumnModel: Sendable {
    var table: Int
    var name: String
    var type: TypeModel
    var isNotNull = false
    var defaultFlavor: Int?
    var defaultRoutine: Int?
    var defaultSequence: Int?
    var identity: String?
    var identityOptions: [String] = []
    var generatedFrom: Int?
    var hasCollation = false
    var comment: String?
}

struct ConstraintModel: Sendable {
    enum Kind: Sendable {
        case primaryKey([Int])
        case unique([Int], included: [Int], nullsNotDistinct: Bool)
        case check(Int, flavor: Int, routine: Int?, suffix: String)
        case exclusion(Int)
        case foreignKey([Int], parent: Int, key: [Int], actions: String)
    }

    var table: Int
    /// `nil` where the server makes a name up.
    var name: String?
    var kind: Kind
    var timing: String = ""
    var isNotValid = false
    var comment: String?
}

struct IndexModel: Sendable {
    /// The table or materialized view.
    var relation: Int
    var name: String
    var columns: [Int]
    var flavor: Int
    var isUnique: Bool
    var predicateFlavor: Int?
    var fillFactor: Int?
    var comment: String?
}

struct ViewModel: Sendable {
    var schema: Int
    var name: String
    /// The table or view that is read.
    var source: Int
    var columns: [Int]
    var routine: Int?
    var isMaterialized: Bool
    var hasBarrier: Bool
    var comment: String?
}

struct RoutineModel: Sendable {
    enum Kind: Int, Sendable, CaseIterable {
        case constant, withDefault, trigger, overEnum, procedure, calling, counting, rows, atomic
    }

    var schema: Int
    var name: String
    var kind: Kind
    /// The enumerated type, routine, table or column that it names.
    var subject: Int?
    var bodyFlavor: Int
    /// Changes argument names or the result, so that the routine must be made anew.
    var headFlavor: Int
    var comment: String?
}

struct TriggerModel: Sendable {
    var relation: Int
    var name: String
    var routine: Int
    var flavor: Int
    var column: Int?
    var state: String?
    var comment: String?
}
