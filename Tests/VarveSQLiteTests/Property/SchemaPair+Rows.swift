extension SchemaSpec {
    /// Rows for every table. Row i has i in every column, so that all keys and references hold.
    var rowStatements: [String] {
        tables.flatMap { table -> [String] in
            let columns = table.columns.filter { $0.generation == nil }
            let names = columns.map { quoted($0.name) }.joined(separator: ",")
            var statements = (1...3).map { row in
                let values = columns.map { $0.type == "BLOB" ? "x'3\(row)'" : "'\(row)'" }.joined(
                    separator: ",")
                return "insert into \(quoted(table.name)) (\(names)) values (\(values))"
            }
            if table.isCounting {
                let name = "'" + table.name.replacing("'", with: "''") + "'"
                statements.append("update sqlite_sequence set seq = 1000 where name = \(name)")
            }
            return statements
        } + virtuals.flatMap(\.rowStatements)
    }
}

extension TableSpec {
    var isCounting: Bool { constraints.contains { $0.isAutoincrement } }
}

extension SchemaPair {
    /// The columns whose values must be the same before and after, by table.
    var commonColumns: [String: [String]] {
        var result: [String: [String]] = [:]
        for table in first.tables {
            guard let other = second.table(table.name) else { continue }
            result[table.name] = table.columns.filter { column in
                guard let twin = other.column(column.name) else { return false }
                let isLoose = table.isStrict == other.isStrict || !["", "ANY"].contains(column.type)
                return twin.type == column.type && twin.generation == nil && column.generation == nil
                    && isLoose
            }.map(\.name)
        }
        return result
    }

    /// The columns of virtual tables whose values must be the same, by table, as SQL.
    var commonVirtualColumns: [String: [String]] {
        var result: [String: [String]] = [:]
        for table in first.virtuals {
            guard let other = second.virtual(table.name), other.takesOver(table) else { continue }
            let columns = other.rowColumns
            let common = table.rowColumns.filter(columns.contains)
            // A number alone tells nothing.
            if common.count > 1 { result[table.name] = common }
        }
        return result
    }

    /// The tables that count in both schemas.
    var countingTables: [String] {
        first.tables.filter { $0.isCounting && second.table($0.name)?.isCounting == true }.map(\.name)
    }
}
