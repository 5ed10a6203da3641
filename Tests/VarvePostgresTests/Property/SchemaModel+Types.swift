/// What the writing of SQL has to know about a type.
enum TypeFamily: Sendable {
    case number, text, date, timestamp, uuid, json, range, array, bytes, boolean, enumeration, enumArray
}

extension SchemaModel {
    /// A column's type with everything that it stands for resolved.
    func resolved(_ type: TypeModel) -> TypeModel {
        switch type {
        case .like(let id):
            if case .column(let column) = self[id] { return resolved(column.type) }
            return .plain("integer")
        case .plain, .enumeration, .domain: return type
        }
    }

    /// The type's text.
    func text(_ type: TypeModel) -> String {
        switch resolved(type) {
        case .plain(let name): name
        case .enumeration(let id, let isArray): qualified(id) + (isArray ? "[]" : "")
        case .domain(let id): qualified(id)
        case .like: "integer"
        }
    }

    /// What the type holds, domains looked through.
    func family(_ type: TypeModel) -> TypeFamily {
        switch resolved(type) {
        case .enumeration(_, let isArray): return isArray ? .enumArray : .enumeration
        case .domain(let id):
            if case .domain(let domain) = self[id] { return family(domain.base) }
            return .number
        case .like: return .number
        case .plain(let name):
            if name.hasSuffix("[]") { return .array }
            switch name {
            case "date": return .date
            case "timestamp with time zone", "timestamp(3) with time zone": return .timestamp
            case "uuid": return .uuid
            case "jsonb": return .json
            case "int4range": return .range
            case "bytea": return .bytes
            case "boolean": return .boolean
            case let name where name.hasPrefix("text") || name.hasPrefix("varchar"): return .text
            default: return .number
            }
        }
    }

    func family(ofColumn id: Int) -> TypeFamily {
        guard case .column(let column) = self[id] else { return .number }
        if let source = column.generatedFrom { return generatedFamily(from: source) }
        return family(column.type)
    }

    /// A condition about a column that is true of every value.
    func truth(aboutColumn id: Int, called name: String, flavor: Int) -> String {
        var family = family(ofColumn: id)
        // The operators of enumerated types don't take domains over them.
        if family == .enumeration, case .column(let column) = self[id], case .domain = resolved(column.type) {
            family = .boolean
        }
        return truth(about: name, family, flavor: flavor)
    }

    /// What a computed column over another holds.
    func generatedFamily(from source: Int) -> TypeFamily {
        switch family(ofColumn: source) {
        case .number: .number
        case .text: .text
        default: .boolean
        }
    }

    /// An expression over a column that is true of every value that rows or defaults hold.
    func truth(about name: String, _ family: TypeFamily, flavor: Int) -> String {
        switch family {
        case .number: ["\(name) > 0", "\(name) < 30000", "\(name) BETWEEN 0 AND 29999"][flavor % 3]
        case .text:
            ["\(name) <> ''", "length(\(name)) < 1000", "\(name) NOT IN ('a', 'b;c')"][flavor % 3]
        case .enumeration:
            [
                "\(name) = 'calm' OR \(name) <> 'calm'",
                "\(name) IS NULL OR \(name) IN ('calm', 'it''s \"odd\"')",
            ][
                flavor % 2]
        default: ["\(name) IS NULL OR \(name) IS NOT NULL", "NOT (\(name) IS NULL) OR true"][flavor % 2]
        }
    }

    /// A default of a type.
    func defaultText(_ type: TypeModel, flavor: Int) -> String {
        switch family(type) {
        case .number: ["7", "(3 + 4)", "abs(-9)"][flavor % 3]
        case .text: ["'42'", "upper('43')", "'44'::text"][flavor % 3]
        case .date: ["CURRENT_DATE", "'2024-02-29'"][flavor % 2]
        case .timestamp: ["now()", "'2024-02-29 12:00:00+00'"][flavor % 2]
        case .uuid: ["gen_random_uuid()", "'00000000-0000-0000-0000-00000000abcd'"][flavor % 2]
        case .json: ["'{}'", "jsonb_build_object('a', 1)"][flavor % 2]
        case .range: ["'empty'", "int4range(100000, 100005)"][flavor % 2]
        case .array: ["'{}'", "ARRAY[1, 2]"][flavor % 2]
        case .bytes: ["'\\x00ff'", "decode('ff', 'hex')"][flavor % 2]
        case .boolean: ["true", "false"][flavor % 2]
        case .enumeration: ["'calm'", "'it''s \"odd\"'"][flavor % 2]
        case .enumArray: ["'{}'", "'{calm}'"][flavor % 2]
        }
    }
}
