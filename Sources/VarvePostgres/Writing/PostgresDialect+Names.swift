import VarveCatalog
import VarveDatabase

extension PostgresDialect {
    public func quote(identifier: String) -> String { SQLText.identifier(identifier) }

    public func quote(literal: String) -> String { SQLText.literal(literal) }

    public func qualify(_ path: [String], kind: ObjectKind) -> [String] {
        guard let length = Self.pathLength[kind] else { return path }
        return path.count == length - 1 ? ["public"] + path : path
    }

    public func display(_ path: [String]) -> String {
        (path.count > 1 && path[0] == "public" ? path.dropFirst() : path[...]).joined(separator: ".")
    }

    /// How many parts the whole path of an object has that is in a schema.
    private static let pathLength: [ObjectKind: Int] = [
        .enumType: 2, .domain: 2, .domainCheck: 3, .sequence: 2, .sequenceOwnership: 2, .table: 2, .column: 3,
        .columnDefault: 3, .primaryKey: 3, .unique: 3, .foreignKey: 3, .check: 3, .exclusion: 3, .index: 2,
        .view: 2, .materializedView: 2, .function: 2, .procedure: 2, .trigger: 3, .triggerState: 3,
        .policy: 3,
        .foreignTable: 2,
        .compositeType: 2, .rangeType: 2, .collation: 2, .aggregate: 2, .operator: 2, .operatorClass: 3,
        .operatorFamily: 3, .conversion: 2, .textSearchParser: 2, .textSearchTemplate: 2,
        .textSearchDictionary: 2, .textSearchConfiguration: 2, .rule: 3, .statistics: 2,
        .partition: 2, .inheritance: 3, .tableType: 2, .viewColumn: 3,
    ]
}
