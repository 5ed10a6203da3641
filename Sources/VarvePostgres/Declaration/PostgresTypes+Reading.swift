import VarveDeclaration

extension PostgresTypes {
    /// The declared type that has this name; `nil` where there is none.
    static func type(named name: String) -> DataType? {
        if name.hasSuffix("[]") {
            let element = type(named: String(name.dropLast(2)))
            // Bytes in a list and lists in lists have no Swift form.
            switch element {
            case .bytes, .json, .array, .varchar, .decimal(.some, _), nil: return nil
            case .some(let element): return .array(element)
            }
        }
        if let plain = plainTypes[name] { return plain }
        if let limits = numbers(in: name, after: "character varying"), limits.count == 1 {
            return .varchar(limits[0])
        }
        if let digits = numbers(in: name, after: "numeric"), digits.count == 2, digits[1] >= 0 {
            return .decimal(precision: digits[0], scale: digits[1])
        }
        return nil
    }

    /// The collation that a declaration can name: one that needs no schema, of a column that is a text in Swift.
    static func collation(named name: String, of type: DataType) -> String? {
        switch type {
        case .text, .varchar, .native: break
        default: return nil
        }
        guard name.hasPrefix("\"") else { return name.contains(".") ? nil : name }
        let inner = name.dropFirst().dropLast()
        return inner.contains("\"") ? nil : String(inner)
    }

    private static let plainTypes: [String: DataType] = [
        "smallint": .int16, "integer": .int32, "bigint": .int64, "double precision": .double, "text": .text,
        "numeric": .decimal(precision: nil, scale: nil), "boolean": .boolean, "uuid": .uuid, "bytea": .bytes,
        "timestamp with time zone": .timestamp, "jsonb": .json,
    ]

    /// The numbers of `numeric(10,2)`.
    private static func numbers(in name: String, after prefix: String) -> [Int]? {
        guard name.hasPrefix(prefix + "("), name.hasSuffix(")") else { return nil }
        let numbers = name.dropFirst(prefix.count + 1).dropLast().split(separator: ",").map { Int($0) }
        return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
    }
}
