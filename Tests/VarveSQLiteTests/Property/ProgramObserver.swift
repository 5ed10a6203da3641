import VarveDatabase

/// Compares what SQLite compiles for writing to a table: checks, defaults, collations, keys, references and computed columns
/// are all in it, and nothing of what Varve knows. Order, which columns and constraints may change, is left out.
enum ProgramObserver {
    /// The operations for INSERT, UPDATE and DELETE, by table.
    static func programs(_ connection: any DatabaseConnection, _ tables: [TableSpec]) async throws -> [String:
        [[String]]]
    {
        var result: [String: [[String]]] = [:]
        for table in tables {
            let name = quoted(table.name)
            let columns = table.columns.filter { $0.generation == nil }.map { quoted($0.name) }
            let statements = [
                "INSERT INTO \(name) (\(columns.joined(separator: ","))) VALUES (\(columns.map { _ in "1" }.joined(separator: ",")))",
                "INSERT INTO \(name) DEFAULT VALUES",
                "UPDATE \(name) NOT INDEXED SET \(columns.map { "\($0) = 1" }.joined(separator: ","))",
                "DELETE FROM \(name) NOT INDEXED WHERE +\(columns[0]) IS 1",
            ]
            result[table.name, default: []].append(try await indexes(of: table.name, connection))
            for (place, statement) in statements.enumerated() {
                // How rows are found is the planner's choice, so UPDATE and DELETE tell only what becomes of foreign keys.
                try await connection.execute(Statement("PRAGMA foreign_keys = \(place > 1)"))
                let found = try await operations(of: statement, connection)
                result[table.name, default: []].append(
                    place > 1 ? found.filter { $0.hasPrefix("Fk") || $0.hasPrefix("Halt") } : found)
            }
            try await connection.execute("PRAGMA foreign_keys = ON")
            let inserting = try await operations(of: statements[0], connection)
            result[table.name, default: []].append(
                inserting.filter { $0.hasPrefix("Fk") || $0.hasPrefix("Halt") })
        }
        return result
    }

    /// What SQLite says of a table's indexes, those of its keys among them.
    private static func indexes(of table: String, _ connection: any DatabaseConnection) async throws
        -> [String]
    {
        let query = Statement(
            """
            SELECT iif(i.origin = 'c', i.name, ''), i."unique", i.origin, i.partial, count(*),
                group_concat(ifnull(x.name, '(…)') || ' ' || upper(x.coll) || ' ' || x."desc")
            FROM pragma_index_list($1) AS i, pragma_index_xinfo(i.name) AS x
            WHERE x.key GROUP BY i.name
            """, [.text(table)])
        return try await connection.query(query).map { row in row.map { "\($0)" }.joined(separator: " ") }
            .sorted()
    }

    private static func operations(of statement: String, _ connection: any DatabaseConnection) async throws
        -> [String]
    {
        let rows: [[DatabaseValue]]
        do {
            rows = try await connection.query(Statement("EXPLAIN " + statement)).values
        } catch {
            // A trigger may speak of what is not there.
            return ["\(error)"]
        }
        var result: [String] = []
        for (place, row) in rows.enumerated() {
            // What a trigger or a foreign key's action runs begins at zero again.
            if place > 0, row[0] == 0 { break }
            if let operation = operation(row) { result.append(operation) }
        }
        // Once each: how often a computed column is computed depends on the order of indexes.
        return Set(result).sorted()
    }

    /// Which operations one side alone has.
    static func difference(_ mine: [[String]], _ theirs: [[String]]) -> String {
        zip(mine, theirs).flatMap { mine, theirs in
            theirs.difference(from: mine).map { change in
                switch change {
                case .insert(_, let operation, _): "lacks \(operation)"
                case .remove(_, let operation, _): "has \(operation)"
                }
            }
        }.joined(separator: "\n")
    }

    /// An operation with those of its operands that mean no register, address or page; `nil` where it tells nothing of the
    /// schema. How many columns an index has is none of them: STRICT makes keys NOT NULL only after their index is made.
    private static func operation(_ row: [DatabaseValue]) -> String? {
        let name = row[1].text ?? ""
        let text = row[5].text ?? ""
        switch name {
        case "Affinity", "MakeRecord", "TypeCheck":
            // A and @ are none, and go without saying at the end.
            return "\(name) \(String(text.filter { !"A@".contains($0) }.sorted()))"
        case "Halt":
            // The message of a check without a name is its text, or a part of that, as it was written.
            let isCheck = row[2].integer == 275
            return "Halt \(row[2].integer ?? 0) \(row[3].integer ?? 0) \(isCheck ? "" : text)"
        case "Integer", "FkCounter", "FkIfZero": return "\(name) \(row[2].integer ?? 0)"
        default: return meaningful.contains(name) ? "\(name) \(text.uppercased())" : nil
        }
    }

    private static let meaningful: Set<String> = [
        "Add", "Blob", "Cast", "CollSeq", "Concat", "Eq", "Function", "Ge", "Gt", "Int64",
        "Le", "Lt",
        "MemMax", "MustBeInt", "Ne", "Or", "And", "Not", "Param", "Program", "PureFunc", "Real", "String8",
    ]
}
