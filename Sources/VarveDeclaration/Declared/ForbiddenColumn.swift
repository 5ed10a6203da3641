import VarveCatalog

/// A name that no column may have.
public struct ForbiddenColumn: Sendable, Hashable {
    /// The name; `*` stands for any text. Upper and lower case are the same.
    public let pattern: String
    /// Why.
    public let reason: String

    /// Forbids a name.
    public init(pattern: String, reason: String) {
        self.pattern = pattern
        self.reason = reason
    }

    /// Whether a column's name is this one.
    public func matches(_ name: String) -> Bool { NameWildcard(pattern).matches(name) }
}

extension DeclaredTable {
    /// The names that the table forbids to every column of the database.
    public var forbiddenColumns: [ForbiddenColumn] {
        rules.flatMap { rule -> [ForbiddenColumn] in
            guard case .forbiddenColumns(let patterns, let reason) = rule else { return [] }
            return patterns.map { ForbiddenColumn(pattern: $0, reason: reason) }
        }
    }
}

extension DeclaredSchema {
    /// The columns of a database that the declaration forbids, each with the rule that it breaks.
    public func forbiddenColumns(in catalog: Catalog) -> [(column: ObjectID, rule: ForbiddenColumn)] {
        let forbidden = tables.flatMap(\.forbiddenColumns)
        return catalog.all(.column).compactMap { column in
            forbidden.first { $0.matches(column.name) }.map { (column.id, $0) }
        }
    }
}
