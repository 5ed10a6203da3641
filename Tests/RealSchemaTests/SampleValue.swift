import VarveCatalog

/// A value that a column takes, as far as its type tells.
struct SampleValue {
    private let type: String
    private let labels: [String]
    /// How many bytes a domain wants, where its name ends in a number.
    private let length: Int

    init(of column: CatalogObject, in catalog: Catalog) {
        var object = column
        var length = 1
        while let domain = object.dependencies.first(where: { $0.kind == .domain }),
            let base = catalog[domain], object.id != domain
        {
            length = Int(domain.name.drop { !$0.isNumber }) ?? length
            object = base
        }
        self.length = length
        type = (object[.dataType] ?? "").lowercased()
        labels = object.dependencies.first { $0.kind == .enumType }.flatMap { catalog[$0]?[.labels] } ?? []
    }

    /// The value of a row as it stands in SQL.
    func text(_ row: Int) -> String {
        if type.hasSuffix("[]") { return "'{}'" }
        if !labels.isEmpty { return "'\(labels[row % labels.count])'" }
        switch type.prefix(while: { $0.isLetter }) {
        case "bool", "boolean": return row % 2 == 0 ? "'0'" : "'1'"
        case "timestamp", "datetime": return "'2024-01-0\(row) 10:00:00'"
        case "date": return "'2024-01-0\(row)'"
        case "time": return "'10:00:0\(row)'"
        case "interval": return "'\(row) hours'"
        case "uuid": return "'00000000-0000-0000-0000-00000000000\(row)'"
        case "json", "jsonb": return "'{\"n\": \(row)}'"
        case "inet", "cidr": return "'10.0.0.\(row)'"
        case "macaddr": return "'00:00:00:00:00:0\(row)'"
        case "bytea": return "'\\x" + String(repeating: "0\(row)", count: length) + "'"
        case "blob": return "x'0\(row)'"
        default: return "'\(row)'"
        }
    }
}
