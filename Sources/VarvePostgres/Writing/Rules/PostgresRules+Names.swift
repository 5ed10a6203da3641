import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func occupiedNames(of object: CatalogObject) -> [String] {
        switch object.kind {
        case .table, .foreignTable, .view, .materializedView, .sequence, .compositeType:
            // Each has a row type of its name, and a composite type has a relation.
            [name("relation", object.id.path), name("type", object.id.path)]
        case .index: [name("relation", object.id.path)]
        case .enumType, .domain: [name("type", object.id.path)]
        case .rangeType:
            [
                name("type", object.id.path),
                name("type", object[.multirange] ?? MultirangeName.path(for: object.id.path)),
            ]
        case .primaryKey, .unique, .exclusion:
            // The index behind it stands in the table's schema under the constraint's name.
            [name("constraint", object.id.path), name("relation", schemaAndName(object))]
        case .check, .foreignKey: [name("constraint", object.id.path)]
        case .trigger:
            // A constraint trigger is a constraint of its table too.
            (object[.definition] ?? "").hasPrefix("CREATE CONSTRAINT TRIGGER")
                ? [name("trigger", object.id.path), name("constraint", object.id.path)]
                : [name("trigger", object.id.path)]
        case .function, .procedure, .aggregate: [name("routine", object.id.path)]
        // What has no name of its own.
        case .columnDefault, .sequenceOwnership, .partition, .inheritance, .tableType, .viewColumn,
            .triggerState:
            []
        default: [name(object.kind.rawValue, object.id.path)]
        }
    }

    private func schemaAndName(_ object: CatalogObject) -> [String] {
        [object.id.path.first ?? "", object.name]
    }

    private func name(_ space: String, _ path: [String]) -> String {
        space + " " + SQLText.qualified(path)
    }
}
