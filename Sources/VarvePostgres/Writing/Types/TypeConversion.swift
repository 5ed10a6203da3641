import VarveCatalog

/// What the server does with the values of a column whose type changes.
struct TypeConversion {
    /// How a value gets from one type to the other.
    enum Way {
        /// The server converts by itself, as on INSERT.
        case assignment
        /// A cast says that it is meant.
        case cast
        /// There is no cast: out and in again as text.
        case throughText
        /// There is no cast but by way of integer.
        case throughInteger
    }

    /// The type before, with domains resolved.
    let old: TypeName

    /// The type after, with domains resolved.
    let new: TypeName

    /// How values are converted.
    let way: Way

    /// The new type's text, for casts.
    private let newText: String

    /// Describes the change of a type.
    ///
    /// - Parameter catalog: The catalogs in which the types' names mean something.
    init(from oldText: String, in oldCatalog: Catalog, to newText: String, in newCatalog: Catalog) {
        self.old = TypeName(oldText).resolvingDomains(in: oldCatalog)
        self.new = TypeName(newText).resolvingDomains(in: newCatalog)
        self.newText = newText
        self.way = Self.way(from: old, to: new)
    }

    /// An expression with the converted value, or `nil` where the server converts by itself.
    func using(_ value: String) -> String? {
        switch way {
        case .assignment: nil
        case .cast, .throughText, .throughInteger: converted(value)
        }
    }

    /// An expression with the converted value, the conversion written out.
    func converted(_ value: String) -> String {
        let brackets = old.isArray && new.isArray ? "[]" : ""
        switch way {
        case .assignment, .cast: return "\(value)::\(newText)"
        case .throughText: return "\(value)::text\(brackets)::\(newText)"
        case .throughInteger: return "\(value)::integer\(brackets)::\(newText)"
        }
    }

    /// Whether values and the operators on them stay what they are, so that keys, checks and indexes can
    /// stand while the type under them changes.
    var isWithinFamily: Bool {
        guard old.isArray == new.isArray else { return false }
        if old.base == new.base { return true }
        return old.isInteger && new.isInteger || Self.isPlainText(old) && Self.isPlainText(new)
    }

    private static func isPlainText(_ type: TypeName) -> Bool {
        type.base == "text" || type.base == "character varying"
    }
}

extension TypeConversion {
    static func way(from old: TypeName, to new: TypeName) -> Way {
        if old.base == new.base && old.isArray == new.isArray { return .assignment }
        // Every type has an assignment cast to the string types, and a cast from them, by its text form.
        if new.isText { return .assignment }
        if old.isText { return .cast }
        guard old.isArray == new.isArray else { return .throughText }
        if numbers.contains(old.base) && numbers.contains(new.base) { return .assignment }
        if assignable[old.base]?.contains(new.base) == true { return .assignment }
        if castable[old.base]?.contains(new.base) == true { return .cast }
        if old.base == "boolean" && numbers.contains(new.base)
            || new.base == "boolean" && numbers.contains(old.base)
        {
            return .throughInteger
        }
        return .throughText
    }

    private static let numbers: Set<String> = [
        "smallint", "integer", "bigint", "numeric", "real", "double precision",
    ]

    private static let timestamp = "timestamp without time zone"
    private static let timestampTZ = "timestamp with time zone"
    private static let time = "time without time zone"
    private static let timeTZ = "time with time zone"

    /// pg_cast's implicit and assignment casts beyond numbers and text.
    private static let assignable: [String: Set<String>] = [
        "date": [timestamp, timestampTZ],
        timestamp: ["date", time, timestampTZ],
        timestampTZ: ["date", time, timeTZ, timestamp],
        time: ["interval", timeTZ],
        timeTZ: [time],
        "interval": [time],
        "json": ["jsonb"],
        "jsonb": ["json"],
        "cidr": ["inet"],
        "inet": ["cidr"],
        "macaddr": ["macaddr8"],
        "macaddr8": ["macaddr"],
        "bit": ["bit varying"],
        "bit varying": ["bit"],
        "smallint": ["money"],
        "integer": ["money"],
        "bigint": ["money"],
        "numeric": ["money"],
        "money": ["numeric"],
    ]

    /// pg_cast's casts that must be asked for.
    private static let castable: [String: Set<String>] = [
        "boolean": ["integer"],
        "integer": ["boolean", "bit"],
        "bigint": ["bit"],
        "bit": ["integer", "bigint"],
        "jsonb": ["boolean", "smallint", "integer", "bigint", "numeric", "real", "double precision"],
    ]
}
