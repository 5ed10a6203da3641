import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// What need not follow a convention.
struct Exempt {
    private let dialect: any Dialect
    private let exemptions: [(exemption: Exemption, table: ObjectID)]

    init(_ exemptions: [Exemption], _ dialect: any Dialect) {
        self.dialect = dialect
        self.exemptions = exemptions.map { ($0, dialect.id(ofTable: $0.table, schema: $0.schema)) }
    }

    /// Whether a violation is allowed.
    func covers(_ violation: Violation) -> Bool {
        exemptions.contains { Self.covers($0, violation) }
    }

    private static func covers(
        _ entry: (exemption: Exemption, table: ObjectID), _ violation: Violation
    ) -> Bool {
        entry.exemption.rule == violation.rule && entry.table == violation.table
            && (entry.exemption.column == nil || entry.exemption.column == violation.column)
    }

    /// Exemptions of what is not there or follows the rule: they would hide what comes later.
    func findings(_ violations: [Violation], in catalog: Catalog) -> [Finding] {
        exemptions.compactMap { entry in
            let table = dialect.display(entry.table.path)
            if catalog[entry.table] == nil {
                return Finding(
                    rule: "exemption", path: nil, object: table,
                    message: "\(entry.exemption): there is no such table; take the exemption back")
            }
            guard !violations.contains(where: { Self.covers(entry, $0) }) else { return nil }
            return Finding(
                rule: "exemption", severity: .notice, path: nil, object: table,
                message: "\(entry.exemption): the rule is followed; take the exemption back")
        }
    }
}
