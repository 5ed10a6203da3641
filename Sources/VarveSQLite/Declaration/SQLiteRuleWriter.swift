import VarveDatabase
import VarveDeclaration

/// Writes the indexes and triggers of a declared table.
struct SQLiteRuleWriter {
    let table: DeclaredTable

    func statements(_ names: inout DeclaredNames) throws(DatabaseError) -> [String] {
        var statements: [String] = []
        for rule in table.rules {
            switch rule {
            case .index(let index) where index.dialects.contains("sqlite"):
                statements.append(try statement(for: index, &names))
            case .appendOnly(let changeable):
                statements += try SQLiteAppendOnly(table: table, changeable: changeable).statements()
            case .updatedAt(let column): statements.append(updatedAt(column))
            case .optimisticLock(let column): statements.append(optimisticLock(column))
            default: break
            }
        }
        return statements
    }

    private var quotedTable: String { SQLiteFragments.identifier(table.name) }

    private func statement(for index: DeclaredIndex, _ names: inout DeclaredNames) throws(DatabaseError)
        -> String
    {
        let name = index.name ?? names.make(table.name, index.nameParts, "idx")
        guard index.method == nil, index.includedColumns.isEmpty else {
            throw DatabaseError(
                .unsupported, "index \"\(name)\": SQLite has neither index methods nor included columns",
                hint: "say on: .postgres, and declare another index for SQLite where one is needed")
        }
        var keys: [String] = []
        for key in index.keys {
            var text = try SQLiteFragments.write(key.expression, in: table.name)
            if !key.isBare { text = "(\(text))" }
            if let modifiers = key.modifiers { text += " " + modifiers }
            keys.append(text + (key.isDescending ? " DESC" : ""))
        }
        var text = "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(SQLiteFragments.identifier(name)) "
        text += "ON \(quotedTable) (\(keys.joined(separator: ", ")))"
        if let predicate = index.predicate {
            text += " WHERE " + (try SQLiteFragments.write(predicate, in: table.name))
        }
        return text
    }

    /// The row gets the present time unless the change sets it itself. The second condition ends the recursion
    /// where recursive triggers are on: the present time is the same throughout a statement.
    private func updatedAt(_ column: String) -> String {
        let stamp = SQLiteFragments.identifier(column)
        return """
            CREATE TRIGGER \(triggerName("set_\(column)")) AFTER UPDATE ON \(quotedTable)
            WHEN NEW.\(stamp) IS OLD.\(stamp) AND NEW.\(stamp) IS NOT \(SQLiteDefaults.now)
            BEGIN
              UPDATE \(quotedTable) SET \(stamp) = \(SQLiteDefaults.now) WHERE \(sameRow);
            END
            """
    }

    /// It names every column but those that a trigger sets: that one's change is none of a writer's.
    private func optimisticLock(_ column: String) -> String {
        let version = SQLiteFragments.identifier(column)
        let stamps = table.rules.compactMap { rule in
            if case .updatedAt(let stamp) = rule { stamp } else { nil }
        }
        let columns = table.columns.filter { $0.generation == nil && !stamps.contains($0.name) }
            .map { SQLiteFragments.identifier($0.name) }
        let refusal = "\(table.name): stale update: \(column) must be the one that was read plus 1"
        return """
            CREATE TRIGGER \(triggerName("lock_\(column)"))
            BEFORE UPDATE OF \(columns.joined(separator: ", ")) ON \(quotedTable)
            WHEN NEW.\(version) IS NOT OLD.\(version) + 1
            BEGIN
              SELECT RAISE(ABORT, \(SQLiteFragments.text(refusal)));
            END
            """
    }

    private var sameRow: String {
        guard table.options.isWithoutRowID else { return "rowid = NEW.rowid" }
        return SQLiteFragments.match(table.primaryKeyColumns)
    }

    private func triggerName(_ suffix: String) -> String {
        SQLiteFragments.identifier(DeclaredNames.fit(table.name, suffix: "_" + suffix))
    }
}
