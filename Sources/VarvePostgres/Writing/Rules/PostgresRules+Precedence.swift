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
        case .extension: 2
        case .enumType: 3
        case .domain: 4
        case .domainCheck: 5
        case .sequence: 6
        case .table: 10
        case .column: 11
        case .columnDefault: 12
        case .sequenceOwnership: 13
        case .primaryKey, .unique, .check, .exclusion: 14
        case .foreignKey: 15
        case .index: 16
        case .view: 20
        case .materializedView: 21
        case .function, .procedure: 22
        case .trigger: 23
        default: 30
        }
    }
}
