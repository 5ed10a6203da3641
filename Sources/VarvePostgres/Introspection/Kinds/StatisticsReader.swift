import VarveCatalog

/// Statistics about several columns.
struct StatisticsReader: KindReader {
    func query(_ version: Int) -> String {
        let keys =
            version >= 140_000
            ? "pg_get_statisticsobjdef_columns(x.oid)"
            : """
            (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys))
            """
        return """
            SELECT x.oid::int8, n.nspname, x.stxname, x.stxrelid::int8, \(keys), x.stxkind::text[],
              \(version >= 130_000 ? "coalesce(x.stxstattarget, -1)" : "-1")
            \(SQLPieces.userObjects(of: "pg_statistic_ext", prefix: "stx"))
            """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.statistics, row.number(0))
            guard let owner = reading.relations[row.number(3)]?.id,
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            let keys = NestingScanner.items(of: row.text(4))
            var object = CatalogObject(
                ObjectID(.statistics, [row.text(1), row.text(2)]), owner: owner,
                hasGeneratedName: Self.isMadeUp(row.text(2), for: owner, keys))
            // The server lists columns by their place in the table, then expressions as they were given.
            object[.keys] = keys.filter { !Self.isExpression($0) }.sorted() + keys.filter(Self.isExpression)
            let kinds = (row.list(5) ?? []).compactMap { Self.kinds[$0] }.sorted()
            // Where all are kept none need be named, and for a single expression none may be.
            object[.statisticsKinds] = kinds.count == Self.kinds.count || kinds.isEmpty ? nil : kinds
            let size = Int(row.number(6))
            object[.statisticsSize] = size < 0 ? nil : size
            reading.add(object, at: address)
        }
    }

    private static func isExpression(_ key: String) -> Bool {
        !key.hasPrefix("\"") && key.contains("(")
    }

    private static let kinds = ["d": "ndistinct", "f": "dependencies", "m": "mcv"]

    private static func isMadeUp(_ name: String, for owner: ObjectID, _ keys: [String]) -> Bool {
        let columns = keys.map { key in
            if isExpression(key) { return "expr" }
            guard key.hasPrefix("\"") else { return key }
            return String(key.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        }
        return GeneratedName(table: owner.name, columns: columns, label: "stat").matches(name)
    }
}
