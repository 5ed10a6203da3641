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
            case .appendOnly(let changeable): statements += appendOnly(except: changeable)
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

    /// TRUNCATE fires no row trigger and needs one of its own. Where some columns may change, the others are looked at
    /// once the change is made, so that no other trigger has the last word.
    private func appendOnly(except changeable: [String]) -> [String] {
        let whole = refusal("_append_only_truncate", "BEFORE TRUNCATE", "FOR EACH STATEMENT")
        guard !changeable.isEmpty else {
            return [refusal("_append_only", "BEFORE UPDATE OR DELETE", "FOR EACH ROW"), whole]
        }
        let kept = table.columns.filter { !changeable.contains($0.name) && $0.generation == nil }
        let change = kept.map(difference).joined(separator: "\n  OR ")
        return [
            refusal("_append_only", "BEFORE DELETE", "FOR EACH ROW"),
            refusal("_append_only_update", "AFTER UPDATE", "FOR EACH ROW WHEN (\(change))"),
            whole,
        ]
    }

    private func refusal(_ suffix: String, _ event: String, _ scope: String) -> String {
        let name = PostgresFragments.identifier(DeclaredNames.fit(table.name, suffix: suffix))
        let function = PostgresFragments.name(table.schema, PostgresHelpers.refuseChange)
        return """
            CREATE TRIGGER \(name) \(event) ON \(quotedTable)
            \(scope) EXECUTE FUNCTION \(function)()
            """
    }

    /// Whether a column's value changed. Values of a type that is named as the database names it may have no `=`, and
    /// under a collation different texts may be equal.
    private func difference(of column: DeclaredColumn) -> String {
        let name = PostgresFragments.identifier(column.name)
        let cast =
            switch column.type {
            case .native: "::text COLLATE \"C\""
            case .text, .varchar: column.collation == nil ? "" : " COLLATE \"C\""
            default: ""
            }
        return "OLD.\(name)\(cast) IS DISTINCT FROM NEW.\(name)\(cast)"
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
