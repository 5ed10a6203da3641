import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func occupiedNames(of object: CatalogObject) -> [String] {
        switch object.kind {
        case .table, .foreignTable, .view, .materializedView, .sequence, .compositeType:
            // Each has a row type of its name, and a composite type has a relation.
            [Self.name("relation", object.id.path), Self.name("type", object.id.path)]
        case .index: [Self.name("relation", object.id.path)]
        case .enumType, .domain: [Self.name("type", object.id.path)]
        case .rangeType:
            [
                Self.name("type", object.id.path),
                Self.name("type", MultirangeName.path(of: object)),
            ]
        case .primaryKey, .unique, .exclusion:
            // The index behind it stands in the table's schema under the constraint's name.
            [Self.name("constraint", object.id.path), Self.name("relation", schemaAndName(object))]
        case .check, .foreignKey: [Self.name("constraint", object.id.path)]
        case .trigger:
            // A constraint trigger is a constraint of its table too.
            (object[.definition] ?? "").hasPrefix("CREATE CONSTRAINT TRIGGER")
                ? [Self.name("trigger", object.id.path), Self.name("constraint", object.id.path)]
                : [Self.name("trigger", object.id.path)]
        case .function, .procedure, .aggregate: [Self.name("routine", object.id.path)]
        // What has no name of its own.
        case .columnDefault, .sequenceOwnership, .partition, .inheritance, .tableType, .viewColumn,
            .triggerState:
            []
        default: [Self.name(object.kind.rawValue, object.id.path)]
        }
    }

    private func schemaAndName(_ object: CatalogObject) -> [String] {
        [object.id.path.first ?? "", object.name]
    }

    /// A name among those of which the server has each only once.
    static func name(_ space: String, _ path: [String]) -> String {
        space + " " + SQLText.qualified(path)
    }
}
