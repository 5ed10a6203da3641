import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func precedence(of change: Change) -> Int {
        switch change {
        case .drop(let object, _): Self.lastPlace - place(of: object.kind)
        case .create(let object, _), .rename(_, let object), .alter(_, let object):
            Self.lastPlace + place(of: object.kind)
        }
    }

    private static let lastPlace = 100

    /// The place in which a reader expects a kind. Routines come after all that the text of their body may name,
    /// of which the server keeps no record; what rests on one still comes after it.
    private func place(of kind: ObjectKind) -> Int {
        switch kind {
        case .schema: 1
        case .extension, .language, .accessMethod: 2
        case .enumType, .collation: 3
        case .domain, .compositeType, .rangeType: 4
        case .domainCheck: 5
        case .sequence: 6
        case .textSearchParser, .textSearchTemplate: 7
        case .textSearchDictionary: 8
        case .textSearchConfiguration, .cast, .conversion, .transform: 9
        case .foreignDataWrapper: 7
        case .foreignServer: 8
        case .userMapping: 9
        case .table, .foreignTable: 10
        case .column: 11
        case .columnDefault: 12
        case .sequenceOwnership: 13
        case .primaryKey, .unique, .check, .exclusion: 14
        case .foreignKey: 15
        case .index: 16
        case .partition, .inheritance, .tableType: 17
        case .statistics: 17
        case .view: 20
        case .materializedView: 21
        case .viewColumn: 22
        case .function, .procedure, .aggregate, .operator: 22
        case .operatorFamily: 23
        case .operatorClass: 24
        case .trigger, .rule: 25
        // It would fire for every change that comes after it.
        case .eventTrigger: 90
        case .policy, .triggerState: 26
        case .publication: 27
        case .publishedTable, .publishedSchema: 28
        // What is made before them is not theirs.
        case .defaultPrivileges: 50
        default: 30
        }
    }
}
