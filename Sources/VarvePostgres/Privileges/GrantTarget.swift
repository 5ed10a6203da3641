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
        guard let writer = ObjectWriters.writer(for: object.kind), let noun = Self.nouns[writer.noun] else {
            return nil
        }
        text = noun + writer.subject(object).dropFirst(writer.noun.count)
        columns = ""
    }

    /// How GRANT calls what DROP calls otherwise.
    private static let nouns = [
        "TABLE": "TABLE", "VIEW": "TABLE", "MATERIALIZED VIEW": "TABLE", "FOREIGN TABLE": "TABLE",
        "SEQUENCE": "SEQUENCE", "FUNCTION": "FUNCTION", "PROCEDURE": "PROCEDURE", "AGGREGATE": "FUNCTION",
        "SCHEMA": "SCHEMA", "TYPE": "TYPE", "DOMAIN": "DOMAIN", "LANGUAGE": "LANGUAGE",
        "FOREIGN DATA WRAPPER": "FOREIGN DATA WRAPPER", "SERVER": "FOREIGN SERVER",
    ]

    /// What default privileges call objects like this one; `nil` where there are none for such.
    static func objectClass(of object: CatalogObject) -> String? {
        guard object.kind != .column, let noun = ObjectWriters.writer(for: object.kind)?.noun else {
            return nil
        }
        return switch nouns[noun] {
        case "TABLE": "TABLES"
        case "SEQUENCE": "SEQUENCES"
        case "FUNCTION", "PROCEDURE": "FUNCTIONS"
        case "TYPE", "DOMAIN": "TYPES"
        case "SCHEMA": "SCHEMAS"
        default: nil
        }
    }
}
