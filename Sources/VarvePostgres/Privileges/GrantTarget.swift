import VarveCatalog

/// What a GRANT is about.
struct GrantTarget {
    /// The object as it stands after ON.
    let text: String

    /// The columns that it is limited to, in parentheses, with a blank before; else empty.
    let columns: String

    /// Names an object; `nil` where there are no privileges on objects of its kind.
    init?(_ object: CatalogObject) {
        if object.kind == .column {
            text = "TABLE \(object.ownerReference)"
            columns = " (\(object.quotedName))"
            return
        }
        guard let noun = Self.nouns[object.kind], let writer = ObjectWriters.writer(for: object.kind) else {
            return nil
        }
        columns = ""
        // An aggregate over no values has a star elsewhere, and not here.
        text =
            object.kind == .aggregate
            ? "FUNCTION \(RoutineSignature(object.id.path).reference)"
            : noun + writer.subject(object).dropFirst(writer.noun.count)
    }

    /// How GRANT calls each kind, which is not always how DROP does.
    private static let nouns: [ObjectKind: String] = [
        .table: "TABLE", .view: "TABLE", .materializedView: "TABLE", .sequence: "SEQUENCE",
        .function: "FUNCTION", .procedure: "PROCEDURE", .aggregate: "FUNCTION", .schema: "SCHEMA",
        .enumType: "TYPE", .compositeType: "TYPE", .rangeType: "TYPE", .domain: "DOMAIN",
        .language: "LANGUAGE", .foreignTable: "TABLE", .foreignDataWrapper: "FOREIGN DATA WRAPPER",
        .foreignServer: "FOREIGN SERVER",
    ]

    /// What default privileges call objects like this one; `nil` where there are none for such.
    static func objectClass(of object: CatalogObject) -> String? {
        switch nouns[object.kind] {
        case "TABLE": "TABLES"
        case "SEQUENCE": "SEQUENCES"
        case "FUNCTION", "PROCEDURE": "FUNCTIONS"
        case "TYPE", "DOMAIN": "TYPES"
        case "SCHEMA": "SCHEMAS"
        default: nil
        }
    }
}
