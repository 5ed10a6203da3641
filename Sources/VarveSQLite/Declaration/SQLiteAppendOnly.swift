import VarveDatabase
import VarveDeclaration

/// Writes the triggers of a table whose rows stay.
struct SQLiteAppendOnly {
    let table: DeclaredTable
    /// The columns that may change all the same.
    let changeable: [String]

    /// REPLACE removes a row without firing its DELETE trigger, so a row with a key that is taken is refused as well.
    func statements() throws(DatabaseError) -> [String] {
        var conditions: [String] = []
        if let taken { conditions.append(taken) }
        for case .index(let index) in table.rules where index.isUnique && index.dialects.contains("sqlite") {
            if index.predicate != nil || !index.keys.allSatisfy(\.isColumn) {
                conditions.append(try isTaken(in: index))
            }
        }
        let update = changeable.isEmpty ? "" : "\nWHEN \(change)"
        let insert = conditions.isEmpty ? "" : "\nWHEN \(conditions.joined(separator: " OR "))"
        return [
            trigger("update", "BEFORE UPDATE ON \(quotedTable)\(update)"),
            trigger("delete", "BEFORE DELETE ON \(quotedTable)"),
            trigger("insert", "BEFORE INSERT ON \(quotedTable)\(insert)"),
        ]
    }

    private var quotedTable: String { SQLiteFragments.identifier(table.name) }

    private func trigger(_ event: String, _ head: String) -> String {
        let name = DeclaredNames.fit(table.name, suffix: "_append_only_\(event)")
        let refusal = SQLiteFragments.text("\(table.name) is append-only")
        return """
            CREATE TRIGGER \(SQLiteFragments.identifier(name)) \(head)
            BEGIN
              SELECT RAISE(ABORT, \(refusal));
            END
            """
    }

    /// Whether a key of whole columns, or the row number, is another row's already.
    private var taken: String? {
        var terms = table.keys.map { "(\(SQLiteFragments.match($0)))" }
        // Where the row number is left to SQLite, it is -1 here.
        if hasRowNumber { terms.append("(NEW.rowid > 0 AND rowid = NEW.rowid)") }
        return terms.isEmpty
            ? nil : "EXISTS (SELECT 1 FROM \(quotedTable) WHERE \(terms.joined(separator: " OR ")))"
    }

    /// Whether the new row and another have the same keys in an index over expressions or over some of the rows. What it
    /// computes is computed of both by the same text, once from the table and once from a table of the one new row.
    private func isTaken(in index: DeclaredIndex) throws(DatabaseError) -> String {
        var keys: [String] = []
        var pairs: [String] = []
        for (number, key) in index.keys.enumerated() {
            var text = try SQLiteFragments.write(key.expression, in: table.name)
            if !key.isBare { text = "(\(text))" }
            keys.append("\(text) AS k\(number)")
            pairs.append("(o.k\(number) = n.k\(number)\(key.modifiers.map { " " + $0 } ?? ""))")
        }
        var rows = ""
        if let predicate = index.predicate {
            rows = " WHERE " + (try SQLiteFragments.write(predicate, in: table.name))
        }
        let names = table.columns.map { SQLiteFragments.identifier($0.name) }
        let new = names.map { "NEW.\($0) AS \($0)" }.joined(separator: ", ")
        let list = keys.joined(separator: ", ")
        return "EXISTS (SELECT 1 FROM (SELECT \(list) FROM \(quotedTable)\(rows)) AS o, "
            + "(SELECT \(list) FROM (SELECT \(new))\(rows)) AS n WHERE \(pairs.joined(separator: " AND ")))"
    }

    /// Whether anything changes but some columns. The row number is of no table's columns and yet tells rows apart.
    private var change: String {
        let kept = table.columns.filter { !changeable.contains($0.name) && $0.generation == nil }
        var terms = kept.map { column in
            let name = SQLiteFragments.identifier(column.name)
            return "OLD.\(name) IS NOT NEW.\(name) COLLATE BINARY"
        }
        if hasRowNumber { terms.append("OLD.rowid IS NOT NEW.rowid") }
        return terms.joined(separator: " OR ")
    }

    private var hasRowNumber: Bool {
        !table.options.isWithoutRowID && !table.columns.contains { $0.name.lowercased() == "rowid" }
    }
}
