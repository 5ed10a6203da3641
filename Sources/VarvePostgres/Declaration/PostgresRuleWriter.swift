import VarveDatabase
import VarveDeclaration

/// Writes the indexes, triggers and comments of a declared table.
struct PostgresRuleWriter {
    let table: DeclaredTable

    func statements(_ names: inout DeclaredNames) throws(DatabaseError) -> [String] {
        var statements: [String] = []
        for rule in table.rules {
            switch rule {
            case .index(let index) where index.dialects.contains("postgresql"):
                statements.append(try statement(for: index, &names))
            case .appendOnly: statements += appendOnly
            case .updatedAt(let column):
                statements.append(beforeUpdate("set_\(column)", PostgresHelpers.setter(of: column)))
            case .optimisticLock(let column):
                statements.append(beforeUpdate("lock_\(column)", PostgresHelpers.lock(of: column)))
            default: break
            }
        }
        return statements + comments
    }

    private var quotedTable: String { PostgresFragments.name(of: table) }

    private func statement(for index: DeclaredIndex, _ names: inout DeclaredNames) throws(DatabaseError)
        -> String
    {
        let name = index.name ?? names.make(table.name, index.nameParts, "idx")
        var keys: [String] = []
        for key in index.keys {
            var text = try PostgresFragments.write(key.expression, in: table.name)
            if !key.isBare { text = "(\(text))" }
            if let modifiers = key.modifiers { text += " " + modifiers }
            keys.append(text + (key.isDescending ? " DESC" : ""))
        }
        var text = "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(PostgresFragments.identifier(name)) "
        text += "ON \(quotedTable)"
        if let method = index.method { text += " USING \(PostgresFragments.identifier(method))" }
        text += " (\(keys.joined(separator: ", ")))"
        if !index.includedColumns.isEmpty {
            text += " INCLUDE (\(PostgresFragments.identifiers(index.includedColumns)))"
        }
        if let predicate = index.predicate {
            text += " WHERE " + (try PostgresFragments.write(predicate, in: table.name))
        }
        return text
    }

    private func beforeUpdate(_ suffix: String, _ helper: String) -> String {
        let name = DeclaredNames.fit(table.name, suffix: "_" + suffix)
        let function = PostgresFragments.name(table.schema, helper)
        return """
            CREATE TRIGGER \(PostgresFragments.identifier(name)) BEFORE UPDATE ON \(quotedTable)
            FOR EACH ROW EXECUTE FUNCTION \(function)()
            """
    }

    /// TRUNCATE fires no row trigger and needs one of its own.
    private var appendOnly: [String] {
        let function = PostgresFragments.name(table.schema, PostgresHelpers.refuseChange)
        let rows = PostgresFragments.identifier(DeclaredNames.fit(table.name, suffix: "_append_only"))
        let whole = PostgresFragments.identifier(
            DeclaredNames.fit(table.name, suffix: "_append_only_truncate"))
        return [
            """
            CREATE TRIGGER \(rows) BEFORE UPDATE OR DELETE ON \(quotedTable)
            FOR EACH ROW EXECUTE FUNCTION \(function)()
            """,
            """
            CREATE TRIGGER \(whole) BEFORE TRUNCATE ON \(quotedTable)
            FOR EACH STATEMENT EXECUTE FUNCTION \(function)()
            """,
        ]
    }

    private var comments: [String] {
        var comments: [String] = []
        if let comment = table.comment {
            comments.append("COMMENT ON TABLE \(quotedTable) IS \(PostgresFragments.text(comment))")
        }
        for column in table.columns {
            guard let comment = column.comment else { continue }
            let name = quotedTable + "." + PostgresFragments.identifier(column.name)
            comments.append("COMMENT ON COLUMN \(name) IS \(PostgresFragments.text(comment))")
        }
        return comments
    }
}
