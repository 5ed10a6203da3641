/// Looks up the Swift names of a schema's enums, tables and types.
struct SwiftTypeNames {
    let enums: [SwiftEnum]
    let tables: [SwiftTable]

    func enumeration(_ words: DeclaredEnum) -> SwiftEnum? { enums.first { $0.words == words } }

    func table(_ reference: DeclaredReference) -> SwiftTable? {
        tables.first { $0.table.name == reference.table && $0.table.schema == reference.schema }
    }

    /// The Swift type of a column's values, without its optional.
    func base(of type: DataType) -> String {
        switch type {
        case .int16: "Int16"
        case .int32: "Int32"
        case .int64: "Int"
        case .double: "Double"
        case .decimal: "Decimal"
        case .text, .varchar, .native: "String"
        case .boolean: "Bool"
        case .uuid: "UUID"
        case .timestamp: "Date"
        case .bytes: "[UInt8]"
        case .json: "JSON<JSONValue>"
        case .enumeration(let words): enumeration(words)?.typeName ?? "String"
        case .array(let element): "[\(base(of: element))]"
        }
    }

    /// The second argument of a column, with the comma before it.
    func modifier(of type: DataType) -> String {
        switch type {
        case .varchar(let limit): return ", .varchar(\(limit))"
        case .decimal(let precision?, let scale): return ", .decimal(\(precision), \(scale ?? 0))"
        case .native(let postgres, let sqlite):
            let names = [("postgres", postgres), ("sqlite", sqlite)].compactMap { label, name in
                name.map { "\(label): \(SwiftNames.literal($0))" }
            }
            return ", .native(\(names.joined(separator: ", ")))"
        default: return ""
        }
    }
}
