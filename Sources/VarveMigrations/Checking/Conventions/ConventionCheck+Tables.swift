import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension ConventionCheck {
    /// Names of a table and its columns.
    func names(_ table: TableParts) -> [Violation] {
        var found: [Violation] = []
        if let pattern = conventions.tableNames, let text = wrongName(of: table.table, pattern) {
            found.append(Violation(rule: .tableName, table: table.table, column: nil, text: text))
        }
        guard conventions.snakeCase else { return found }
        let text = "the name is not in snake_case; write small letters and digits, and _ between words"
        if !table.table.name.isSnakeCase {
            found.append(Violation(rule: .snakeCase, table: table.table, column: nil, text: text))
        }
        for column in table.columns where !column.name.isSnakeCase {
            found.append(Violation(rule: .snakeCase, table: table.table, column: column.name, text: text))
        }
        return found
    }

    private func wrongName(of table: ObjectID, _ pattern: NamePattern) -> String? {
        let owner = modules.owner(of: table, dialect)
        if pattern.namesModule, owner == nil {
            return "no module owns it, and its name must have the form \(pattern.text); "
                + "begin it with a module's prefix"
        }
        let prefixes = owner?.prefixes ?? []
        guard !pattern.matches(table.name, modules: prefixes) else { return nil }
        guard pattern.namesModule, let owner else {
            return "the name has not the form \(pattern.text); rename it"
        }
        return "the name has not the form \(pattern.text), where <module> is \(prefixes.alternatives) "
            + "in \(owner.name); rename it"
    }

    /// Types of keys, of instants and of JSON.
    func types(of table: TableParts) -> [Violation] {
        var found: [Violation] = []
        if let wanted = types.key { found += keyType(of: table, wanted) }
        for column in table.columns {
            let type = column[.dataType] ?? ""
            let family = dialect.family(ofType: type)
            if let wanted = types.timestamp, type != wanted,
                family == .timestamp || column.name.hasSuffix("_at")
            {
                let text = "the type is \(type), and instants are \(wanted); change the type"
                found.append(
                    Violation(rule: .timestampType, table: table.table, column: column.name, text: text))
            }
            if let wanted = types.json, type != wanted, family == .json {
                let text = "the type is \(type), and JSON is kept as \(wanted); change the type"
                found.append(Violation(rule: .jsonType, table: table.table, column: column.name, text: text))
            }
        }
        return found
    }

    private func keyType(of table: TableParts, _ wanted: String) -> [Violation] {
        guard let key = table.primaryKey else {
            let text = "there is no primary key; add one of the type \(wanted)"
            return [Violation(rule: .keyType, table: table.table, column: nil, text: text)]
        }
        return (key[.columns] ?? []).compactMap { name in
            let type = table.column(name)?[.dataType] ?? ""
            guard type != wanted else { return nil }
            let text = "the type is \(type), and primary keys are \(wanted); change the type"
            return Violation(rule: .keyType, table: table.table, column: name, text: text)
        }
    }

    /// Columns that every table has.
    func requiredColumns(_ table: TableParts) -> [Violation] {
        conventions.requiredColumns.compactMap { name in
            guard let column = table.column(name) else {
                let text = "every table has this column; add it, or exempt the table with a reason"
                return Violation(rule: .requiredColumn, table: table.table, column: name, text: text)
            }
            guard !column[flag: .isNotNull] else { return nil }
            let text = "every table has this column without NULL; make it NOT NULL"
            return Violation(rule: .requiredColumn, table: table.table, column: name, text: text)
        }
    }
}

extension [String] {
    /// The texts as a choice: `a, b or c`.
    var alternatives: String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + (last ?? "")
    }
}
