import VarveCatalog
import VarveDatabase

/// Drizzle's words for PostgreSQL.
struct PostgresDrizzle: DrizzleVocabulary {
    var name: String { "pg" }

    var table: String { "pgTable" }

    var extraType: String { "PgTableExtraConfigValue" }

    func type(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> ToolType {
        let text = column[.dataType] ?? ""
        let name = TypeName(text)
        let item: ToolType? =
            if name.isEnum(in: catalog), let path = name.path {
                .enumeration(ObjectID(.enumType, path))
            } else {
                Self.word(name)
            }
        guard let item else {
            return .native(text, holding: name.isArray ? "unknown[]" : held(name, catalog))
        }
        return name.isArray ? .list(item) : item
    }

    /// The server writes `DESC` for greater first, which puts NULLs first too; Drizzle wants both said.
    func indexKey(_ modifiers: String) -> String? {
        switch modifiers {
        case "DESC": return ".desc().nullsFirst()"
        case "DESC NULLS LAST": return ".desc().nullsLast()"
        case "NULLS FIRST": return ".asc().nullsFirst()"
        default: break
        }
        let words = modifiers.split(separator: " ", maxSplits: 1).map(String.init)
        guard let operators = words.first,
            operators.allSatisfy({ $0 == "_" || $0.isLowercase || $0.isNumber })
        else { return nil }
        guard words.count > 1 else { return ".op(\"\(operators)\")" }
        return indexKey(words[1]).map { ".op(\"\(operators)\")" + $0 }
    }

    /// Drizzle knows stored ones only.
    func generation(_ kind: String) -> [String]? { kind == "stored" ? [] : nil }

    /// What values of a type are that there is no word for: a domain's are those of the type beneath it.
    private func held(_ name: TypeName, _ catalog: Catalog) -> String {
        let base = name.resolvingDomains(in: catalog)
        switch base.base {
        case "smallint", "integer", "real", "double precision": return "number"
        case "bytea": return "Uint8Array"
        case "boolean": return "boolean"
        case "json", "jsonb": return "unknown"
        default: return "string"
        }
    }

    private static func word(_ name: TypeName) -> ToolType? {
        let numbers = name.modifiers
        let length = numbers.first.map { ["length: \($0)"] } ?? []
        switch name.base {
        case "character varying": return .word("varchar", arguments: length, holding: "string")
        case "character": return .word("char", arguments: length, holding: "string")
        case "bigint": return .word("bigint", arguments: ["mode: \"bigint\""], holding: "bigint")
        case "numeric":
            let names = ["precision", "scale"]
            return .word("numeric", arguments: zip(names, numbers).map { "\($0): \($1)" }, holding: "string")
        case "timestamp with time zone", "timestamp without time zone", "time with time zone",
            "time without time zone":
            return moment(name)
        case _ where name.base == "interval" || name.base.hasPrefix("interval "):
            let fields = name.base.dropFirst("interval".count).drop { $0 == " " }
            let arguments =
                (fields.isEmpty ? [] : ["fields: \"\(fields)\""])
                + numbers.prefix(1).map { "precision: \($0)" }
            return .word("interval", arguments: arguments, holding: "string")
        default: return numbers.isEmpty ? words[name.base].map { .word($0.0, holding: $0.1) } : nil
        }
    }

    private static func moment(_ name: TypeName) -> ToolType {
        let isTime = name.base.hasPrefix("time ")
        let zone = name.base.hasSuffix("with time zone") ? ["withTimezone: true"] : []
        let digits = name.modifiers.prefix(1).map { "precision: \($0)" }
        return .word(
            isTime ? "time" : "timestamp", arguments: zone + digits, holding: isTime ? "string" : "Date")
    }

    private static let words: [String: (String, String)] = [
        "smallint": ("smallint", "number"), "integer": ("integer", "number"), "real": ("real", "number"),
        "double precision": ("doublePrecision", "number"), "text": ("text", "string"),
        "boolean": ("boolean", "boolean"), "uuid": ("uuid", "string"), "json": ("json", "unknown"),
        "jsonb": ("jsonb", "unknown"), "date": ("date", "string"), "inet": ("inet", "string"),
        "cidr": ("cidr", "string"), "macaddr": ("macaddr", "string"), "macaddr8": ("macaddr8", "string"),
    ]
}
