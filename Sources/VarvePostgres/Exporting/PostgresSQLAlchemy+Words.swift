import VarveDatabase

extension PostgresSQLAlchemy {
    private static let module = "sqlalchemy.dialects.postgresql"

    /// The word for a type without its brackets; `nil` where there is none.
    static func word(_ name: TypeName) -> ToolType? {
        let numbers = name.modifiers.map(String.init)
        switch name.base {
        case "numeric": return .word("Numeric", arguments: numbers, holding: "Decimal")
        case "character varying": return .word("String", arguments: numbers, holding: "str")
        case "character": return .word("CHAR", arguments: numbers, holding: "str")
        case "bit": return .word("BIT", arguments: numbers, module: module, holding: "Any")
        case "bit varying":
            let arguments = (numbers.isEmpty ? ["None"] : numbers) + ["varying=True"]
            return .word("BIT", arguments: arguments, module: module, holding: "Any")
        case "timestamp with time zone", "timestamp without time zone", "time with time zone",
            "time without time zone":
            return moment(name)
        case _ where name.base == "interval" || name.base.hasPrefix("interval "): return interval(name)
        default: return plain(name)
        }
    }

    private static func plain(_ name: TypeName) -> ToolType? {
        guard name.modifiers.isEmpty else { return nil }
        if let (word, holding) = words[name.base] { return .word(word, holding: holding) }
        if let (word, holding) = ownWords[name.base] { return .word(word, module: module, holding: holding) }
        return nil
    }

    /// Times, by the library's own types where no number of digits is given.
    private static func moment(_ name: TypeName) -> ToolType {
        let isTime = name.base.hasPrefix("time ")
        let holding = isTime ? "dt.time" : "dt.datetime"
        let zone = name.base.hasSuffix("with time zone") ? ["timezone=True"] : []
        guard let digits = name.modifiers.first else {
            return .word(isTime ? "Time" : "DateTime", arguments: zone, holding: holding)
        }
        return .word(
            isTime ? "TIME" : "TIMESTAMP", arguments: zone + ["precision=\(digits)"], module: module,
            holding: holding)
    }

    private static func interval(_ name: TypeName) -> ToolType {
        let fields = name.base.dropFirst("interval".count).drop { $0 == " " }
        var arguments = name.modifiers.prefix(1).map { "precision=\($0)" }
        if !fields.isEmpty { arguments.append("fields=\"\(fields.uppercased())\"") }
        if arguments.isEmpty { return .word("Interval", holding: "dt.timedelta") }
        return .word("INTERVAL", arguments: arguments, module: module, holding: "dt.timedelta")
    }

    private static let words: [String: (String, String)] = [
        "smallint": ("SmallInteger", "int"), "integer": ("Integer", "int"), "bigint": ("BigInteger", "int"),
        "real": ("REAL", "float"), "double precision": ("Double", "float"), "text": ("Text", "str"),
        "boolean": ("Boolean", "bool"), "uuid": ("Uuid", "UUID"), "bytea": ("LargeBinary", "bytes"),
        "json": ("JSON", "Any"), "date": ("Date", "dt.date"),
    ]

    private static let ownWords: [String: (String, String)] = [
        "jsonb": ("JSONB", "Any"), "inet": ("INET", "str"), "cidr": ("CIDR", "str"),
        "macaddr": ("MACADDR", "str"), "macaddr8": ("MACADDR8", "str"), "money": ("MONEY", "str"),
        "oid": ("OID", "int"), "tsvector": ("TSVECTOR", "str"), "tsquery": ("TSQUERY", "str"),
        "int4range": ("INT4RANGE", "Any"), "int8range": ("INT8RANGE", "Any"), "numrange": ("NUMRANGE", "Any"),
        "daterange": ("DATERANGE", "Any"), "tsrange": ("TSRANGE", "Any"), "tstzrange": ("TSTZRANGE", "Any"),
        "int4multirange": ("INT4MULTIRANGE", "Any"), "int8multirange": ("INT8MULTIRANGE", "Any"),
        "nummultirange": ("NUMMULTIRANGE", "Any"), "datemultirange": ("DATEMULTIRANGE", "Any"),
        "tsmultirange": ("TSMULTIRANGE", "Any"), "tstzmultirange": ("TSTZMULTIRANGE", "Any"),
        "public.hstore": ("HSTORE", "Any"), "public.citext": ("CITEXT", "str"),
    ]
}
