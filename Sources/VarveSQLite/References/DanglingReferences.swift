import VarveDatabase

/// Finds the rows that refer to what is not there, and puts each into a sentence.
struct DanglingReferences {
    private let handle: SQLiteHandle
    /// How many rows of each foreign key are named.
    private static let limit = 20

    init(_ handle: SQLiteHandle) {
        self.handle = handle
    }

    /// A sentence for each row: `posts row 3 (id 'p1'): author_id is 'u9', and users has no row with that id`.
    func sentences() throws(DatabaseError) -> [String] {
        let violations = try handle.run(
            """
            SELECT "table", parent, fkid FROM pragma_foreign_key_check GROUP BY 1, 2, 3 ORDER BY 1, 3
            """)
        var found: [String] = []
        for row in violations {
            guard let table = row[0].text, let parent = row[1].text, let number = row[2].integer else {
                continue
            }
            found += try sentences(ForeignKey(table, parent, number, handle))
        }
        return found
    }

    private func sentences(_ key: ForeignKey) throws(DatabaseError) -> [String] {
        let rows = try handle.run(Statement(key.query(limit: Self.limit)))
        return rows.map { row in
            let values = row.map(Self.literal)
            let keys = zip(key.primaryKey, values).map { "\($0) \($1)" }
            let references = zip(key.columns, values.dropFirst(key.primaryKey.count))
            let place = keys.isEmpty || key.hasRowID ? ["row \(values.last ?? "")"] : []
            let identity = (place + (keys.isEmpty ? [] : ["(\(keys.joined(separator: ", ")))"])).joined(
                separator: " ")
            let described = references.map { "\($0) is \($1)" }.joined(separator: " and ")
            return "\(key.table) \(identity): \(described), and \(key.lack)"
        }
    }

    private static func literal(_ value: DatabaseValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): Quoting.literal(text)
        case .blob(let bytes): "a blob of \(bytes.count) bytes"
        }
    }
}

/// One foreign key with what it takes to name its rows.
private struct ForeignKey {
    let table: String
    let columns: [String]
    let primaryKey: [String]
    let hasRowID: Bool
    private let parent: String
    private let targets: [String]
    private let hasParent: Bool

    init(_ table: String, _ parent: String, _ number: Int64, _ handle: SQLiteHandle) throws(DatabaseError) {
        self.table = table
        self.parent = parent
        let pairs = try handle.run(
            Statement(
                "SELECT \"from\", \"to\" FROM pragma_foreign_key_list($1) WHERE id = $2 ORDER BY seq",
                [.text(table), .integer(number)]))
        columns = pairs.compactMap { $0[0].text }
        let parentKey = try Self.primaryKey(of: parent, handle)
        targets = pairs.allSatisfy { $0[1].isNull } ? parentKey : pairs.compactMap { $0[1].text }
        primaryKey = try Self.primaryKey(of: table, handle)
        let lists = try handle.run(
            Statement("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = $1", [.text(table)]))
        hasRowID = lists.first?.flag != true
        let columnCount = try handle.run(
            Statement("SELECT count(*) FROM pragma_table_info($1)", [.text(parent)])
        ).first?.integer
        hasParent = columnCount != 0
    }

    private static func primaryKey(of table: String, _ handle: SQLiteHandle) throws(DatabaseError) -> [String]
    {
        try handle.run(
            Statement("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", [.text(table)])
        ).compactMap { $0[0].text }
    }

    /// The key, the referring columns and the row number of the rows whose parent is missing.
    func query(limit: Int) -> String {
        var values = (primaryKey + columns).map { "c.\(Quoting.identifier($0))" }
        if hasRowID { values.append("c.rowid") }
        var conditions = columns.map { "c.\(Quoting.identifier($0)) IS NOT NULL" }
        if hasParent {
            let matches = zip(targets, columns).map {
                "p.\(Quoting.identifier($0)) = c.\(Quoting.identifier($1))"
            }
            conditions.append(
                "NOT EXISTS (SELECT 1 FROM \(Quoting.identifier(parent)) AS p WHERE "
                    + "\(matches.joined(separator: " AND ")))")
        }
        return "SELECT \(values.joined(separator: ", ")) FROM \(Quoting.identifier(table)) AS c "
            + "WHERE \(conditions.joined(separator: " AND ")) LIMIT \(limit)"
    }

    /// What is missing.
    var lack: String {
        guard hasParent else { return "there is no table \(parent)" }
        return
            "\(parent) has no row with \(targets.count == 1 ? "that" : "these") \(targets.joined(separator: ", "))"
    }
}
