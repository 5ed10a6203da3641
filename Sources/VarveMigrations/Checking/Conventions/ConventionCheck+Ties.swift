import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension ConventionCheck {
    /// Names, indexes and actions of foreign keys.
    func foreignKeys(_ table: TableParts) -> [Violation] {
        table.foreignKeys.flatMap { key in
            let columns = key[.columns] ?? []
            let list = columns.joined(separator: ", ")
            var found: [Violation] = []
            if let pattern = conventions.foreignKeyNames {
                for column in columns where !pattern.matches(column) {
                    let text = "a column of a foreign key has a name of the form \(pattern.text); rename it"
                    found.append(
                        Violation(rule: .foreignKeyName, table: table.table, column: column, text: text))
                }
            }
            if conventions.indexedForeignKeys, !table.isIndexed(columns, quoted: dialect.quote(identifier:)) {
                let text =
                    "no index of all rows begins with (\(list)), so that each deletion in "
                    + "\(dialect.display(key[.referencedTable] ?? [])) reads the whole table; add one"
                found.append(
                    Violation(rule: .foreignKeyIndex, table: table.table, column: columns.first, text: text))
            }
            if conventions.statedOnDelete, key[.onDelete] == nil,
                !places.statesNoAction(key, of: table.table)
            {
                let text =
                    "nothing says what happens ON DELETE of the row in "
                    + "\(dialect.display(key[.referencedTable] ?? [])); choose CASCADE, RESTRICT, SET NULL or "
                    + "SET DEFAULT, or write NO ACTION out"
                found.append(
                    Violation(rule: .onDelete, table: table.table, column: columns.first, text: text))
            }
            return found
        }
    }

    /// Columns for secrets, of which only hashes are kept.
    func secrets(_ table: TableParts) -> [Violation] {
        catalog.secretColumns(of: table, conventions, dialect).compactMap { column in
            let text: String
            if !column.name.hasSuffix("_hash") {
                text =
                    "a secret is kept as a hash only, in a column whose name ends in _hash; "
                    + "hash it and rename the column, or exempt it with a reason"
            } else if let secret = openSecrets[column.id] {
                text =
                    "no check refuses what is no hash: '\(secret)' was taken; "
                    + "add a check of length and characters"
            } else {
                return nil
            }
            return Violation(rule: .hashedSecret, table: table.table, column: column.name, text: text)
        }
    }
}
