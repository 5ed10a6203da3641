/// A schema as the generator makes it: plain values that can be taken apart again.
struct SchemaSpec: Sendable {
    var tables: [TableSpec] = []
    var views: [ViewSpec] = []
    var triggers: [TriggerSpec] = []
    var virtuals: [VirtualSpec] = []

    func virtual(_ name: String) -> VirtualSpec? { virtuals.first { $0.name == name } }

    func table(_ name: String) -> TableSpec? { tables.first { $0.name == name } }
}

struct TableSpec: Sendable {
    var name: String
    var columns: [ColumnSpec]
    var constraints: [ConstraintSpec] = []
    var indexes: [IndexSpec] = []
    var isStrict = false
    var isWithoutRowID = false

    func column(_ name: String) -> ColumnSpec? { columns.first { $0.name == name } }

    /// The columns by which a row can be found, for foreign keys to refer to.
    var keys: [[String]] {
        constraints.filter { $0.kind == .primaryKey || $0.kind == .unique }.map(\.columns)
            + indexes.filter { $0.isUnique && $0.isPlain }.map(\.columns)
    }
}

struct ColumnSpec: Sendable, Equatable {
    var name: String
    var type: String
    var isNotNull = false
    var defaultValue: String?
    var collation: String?
    /// What follows AS, and STORED or VIRTUAL.
    var generation: String?
}

struct ConstraintSpec: Sendable, Equatable {
    enum Kind { case primaryKey, unique, check, foreignKey }

    var kind: Kind
    var name: String?
    var columns: [String] = []
    /// What follows the columns: a condition, or what follows REFERENCES.
    var expression = ""
    var isAutoincrement = false
    var parent = ""
    /// Empty where the table alone is named.
    var parentColumns: [String] = []
}

struct IndexSpec: Sendable, Equatable {
    var name: String
    var columns: [String]
    var isUnique = false
    /// What stands behind each key: a collation, a direction.
    var suffix = ""
    var isExpression = false
    var predicate: String?

    var isPlain: Bool { suffix.isEmpty && !isExpression && predicate == nil }
}

struct ViewSpec: Sendable, Equatable {
    enum Style: Sendable, CaseIterable { case plain, grouped, named, common, union, joined, filtered }

    var name: String
    /// The table or view that it reads; ``nowhere`` where there is none.
    var source: String
    var columns: [String]
    var style = Style.plain

    /// What no schema has.
    static let nowhere = "nowhere"
}

struct TriggerSpec: Sendable, Equatable {
    var name: String
    var table: String
    /// `AFTER INSERT` and so on.
    var event: String
    /// A column for UPDATE OF and for what is done.
    var column: String
    var target: String
    var targetColumn: String
}
