/// Rows that suit both schemas of a pair.
struct SampleRows {
    let pair: SchemaPair
    /// How many rows each table gets.
    static let count = 3

    /// INSERT statements for the first schema, referred tables first.
    var statements: [String] {
        pair.first.tables.filter(\.table.hasRows).compactMap { insertion(into: $0.id) }
            + extras.flatMap { $0.model.rows(in: pair.first) }
    }

    private var extras: [(id: Int, model: any ExtraModel)] {
        pair.first.all.compactMap { entity in
            if case .extra(let model) = entity.body { (entity.id, model) } else { nil }
        }
    }

    /// Tables with rows, and of each the columns that are the same in both schemas.
    var lastingColumns: [(table: String, columns: [String])] {
        pair.first.tables.filter { $0.table.hasRows && pair.second.contains($0.id) }.map { table in
            let columns = pair.first.columns(of: table.id).filter { id, column in
                guard column.generatedFrom == nil, case .column(let other) = pair.second[id] else {
                    return false
                }
                return pair.first.text(column.type) == pair.second.text(other.type)
                    && !isFilled(id, column, other)
            }
            return (pair.first.qualified(table.id), columns.map { quoted($0.column.name) })
        }
            + extras.filter { pair.second.contains($0.id) }.compactMap {
                $0.model.lastingColumns(in: pair.first)
            }
    }

    private func insertion(into table: Int) -> String? {
        let columns = pair.first.columns(of: table).filter { $0.column.generatedFrom == nil }
        guard !columns.isEmpty else { return nil }
        let rows = (1...Self.count).map { row in
            "(" + columns.map { value($0.id, $0.column, row: row) }.joined(separator: ", ") + ")"
        }
        let names = columns.map { quoted($0.column.name) }.joined(separator: ", ")
        return "INSERT INTO \(pair.first.qualified(table)) (\(names)) OVERRIDING SYSTEM VALUE"
            + " VALUES \(rows.joined(separator: ", "))"
    }

    /// Whether a column's NULLs are filled with a default on the way.
    private func isFilled(_ id: Int, _ column: ColumnModel, _ other: ColumnModel) -> Bool {
        takesNull(id, column) && other.isNotNull
    }

    /// Whether one of the rows has no value in a column.
    private func takesNull(_ id: Int, _ column: ColumnModel) -> Bool {
        if column.isNotNull || isKey(id, in: pair.first) || isKey(id, in: pair.second) { return false }
        guard case .column(let other) = pair.second[id] else { return true }
        let hasSameType = pair.first.text(column.type) == pair.second.text(other.type)
        return !other.isNotNull || other.defaultFlavor != nil && hasSameType
    }

    private func isKey(_ column: Int, in model: SchemaModel) -> Bool {
        model.all.contains { entity in
            guard entity.needs.contains(column) else { return false }
            switch entity.body {
            case .constraint(let constraint):
                if case .check = constraint.kind { return false }
                return true
            case .index(let index): return index.isUnique
            case .column(let other): return other.type == .like(column)
            default: return false
            }
        }
    }

    private func value(_ id: Int, _ column: ColumnModel, row: Int) -> String {
        if row == 2, takesNull(id, column) { return "NULL" }
        var family = pair.first.family(column.type)
        // Text that is to become something else, or was, must look like it.
        if family == .text, case .column(let other) = pair.second[id] {
            family = pair.second.family(other.type)
        }
        switch family {
        case .number, .text: return "'\(row)'"
        case .date: return "'2024-01-0\(row)'"
        case .timestamp: return "'2024-01-0\(row) 10:00:00.123456+00'"
        case .uuid: return "'00000000-0000-0000-0000-00000000000\(row)'"
        case .json: return "'{\"n\": \(row)}'"
        case .range: return "'[\(row)0,\(row)5)'"
        case .array: return "'{\(row),7}'"
        case .bytes: return "'\\x0\(row)'"
        case .boolean: return row % 2 == 0 ? "'true'" : "'false'"
        case .enumeration: return "'\(EnumModel.lasting[row % 2].replacing("'", with: "''"))'"
        case .enumArray: return "'{calm}'"
        }
    }
}
