extension TypeConversion {
    /// Whether every value has a form in the new type from which it can be had back.
    var isLossless: Bool {
        guard old.isArray == new.isArray else { return new.base == "text" }
        if old.base == new.base { return isWidening }
        if new.base == "text" || new.base == "character varying" && new.modifiers.isEmpty { return true }
        if let oldWidth = old.integerWidth, let newWidth = new.integerWidth { return oldWidth <= newWidth }
        return Self.lossless[old.base]?.contains(new.base) == true || isIntegerIntoNumeric
    }

    /// A condition that is true of the values of a column which the new type can't hold as they are.
    ///
    /// - Parameter value: The column.
    func isLost(_ value: String) -> String {
        if !old.isArray, let range = new.integerRange, Self.numbersWithFraction.contains(old.base) {
            return "\(value) <> trunc(\(value)) OR \(value) NOT BETWEEN \(range.least) AND \(range.greatest)"
        }
        if old.isInteger, let range = new.integerRange {
            return "\(value) NOT BETWEEN \(range.least) AND \(range.greatest)"
        }
        if !old.isArray, new.base == "numeric", let precision = new.modifiers.first,
            old.base == "numeric" || old.isInteger
        {
            let scale = new.modifiers.count > 1 ? new.modifiers[1] : 0
            return "\(value) <> round(\(value), \(scale))"
                + " OR abs(round(\(value), \(scale))) >= 10::numeric ^ \(precision - scale)"
        }
        return roundTripDiffers(value)
    }

    private func roundTripDiffers(_ value: String) -> String {
        let back = TypeConversion.text(of: old)
        let there = converted(value)
        let again: String
        switch Self.way(from: new, to: old) {
        case .assignment, .cast: again = "(\(there))::\(back)"
        case .throughInteger: again = "(\(there))::integer::\(back)"
        case .throughText:
            // Where only one direction has a cast, the other type's text is none of this one's.
            if way != .throughText { return "\(value) IS NOT NULL" }
            again = "(\(there))::text::\(back)"
        }
        // Some types have no equality of their own.
        guard Self.withoutEquality.contains(old.base) else { return "\(again) IS DISTINCT FROM \(value)" }
        return "(\(again))::text IS DISTINCT FROM \(value)::text"
    }

    private var isWidening: Bool {
        if old.modifiers == new.modifiers || new.modifiers.isEmpty { return true }
        switch old.base {
        case "numeric":
            guard let oldScale = old.modifiers.dropFirst().first ?? (old.modifiers.isEmpty ? nil : 0),
                let oldPrecision = old.modifiers.first, let newPrecision = new.modifiers.first
            else { return false }
            let newScale = new.modifiers.dropFirst().first ?? 0
            return newScale >= oldScale && newPrecision - newScale >= oldPrecision - oldScale
        case "bit":
            return false
        default:
            guard let oldLimit = old.modifiers.first ?? Self.impliedLimit(of: old.base),
                let newLimit = new.modifiers.first
            else { return false }
            return newLimit >= oldLimit
        }
    }

    private var isIntegerIntoNumeric: Bool {
        guard let width = old.integerWidth, new.base == "numeric" else { return false }
        guard let precision = new.modifiers.first else { return true }
        let digits = [2: 5, 4: 10, 8: 19][width] ?? 19
        return precision - (new.modifiers.dropFirst().first ?? 0) >= digits
    }

    /// Date and time types keep microseconds unless told otherwise; a lone `character` is one long.
    private static func impliedLimit(of base: String) -> Int? {
        if base.hasPrefix("time") || base == "interval" { return 6 }
        return base == "character" ? 1 : nil
    }

    private static func text(of type: TypeName) -> String {
        let modifiers = type.modifiers.map(String.init).joined(separator: ",")
        let suffix = type.isArray ? "[]" : ""
        if modifiers.isEmpty { return type.base + suffix }
        guard type.base.hasPrefix("time"), let space = type.base.firstIndex(of: " ") else {
            return "\(type.base)(\(modifiers))\(suffix)"
        }
        // The modifier of `timestamp(3) without time zone` stands in the middle.
        return "\(type.base[..<space])(\(modifiers))\(type.base[space...])\(suffix)"
    }

    private static let numbersWithFraction: Set<String> = ["numeric", "real", "double precision"]

    private static let withoutEquality: Set<String> = [
        "json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle",
    ]

    private static let lossless: [String: Set<String>] = [
        "smallint": ["real", "double precision"],
        "integer": ["double precision"],
        "real": ["double precision"],
        "date": ["timestamp without time zone", "timestamp with time zone"],
        "json": ["jsonb"],
        "jsonb": ["json"],
        "cidr": ["inet"],
        "macaddr": ["macaddr8"],
        "bit": ["bit varying"],
        "boolean": ["integer"],
        "time without time zone": ["interval"],
    ]
}
