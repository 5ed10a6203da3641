import VarveDatabase
import VarveDeclaration

/// Writes CREATE TABLE for a declared table.
struct SQLiteTableWriter {
    let table: DeclaredTable

    func statement() throws(DatabaseError) -> String {
        guard table.schema == nil else {
            throw DatabaseError(
                .unsupported, "table \"\(table.name)\" names a schema, which SQLite does not have",
                hint: "leave the schema out, or put it into the table's name")
        }
        var names = DeclaredNames()
        for name in table.rules.compactMap(\.constraintName) {
            names.take(name)
        }
        var lines: [String] = []
        for column in table.columns {
            lines.append(try line(for: column))
        }
        lines += try columnConstraints(&names)
        lines += try ruleConstraints(&names)
        let body = lines.map { "  " + $0 }.joined(separator: ",\n")
        return "CREATE TABLE \(SQLiteFragments.identifier(table.name)) (\n\(body)\n)\(options)"
    }

    private var options: String {
        var options: [String] = []
        if table.options.isStrict { options.append("STRICT") }
        if table.options.isWithoutRowID { options.append("WITHOUT ROWID") }
        return options.isEmpty ? "" : " " + options.joined(separator: ", ")
    }

    private func line(for column: DeclaredColumn) throws(DatabaseError) -> String {
        var text = SQLiteFragments.identifier(column.name) + " "
        text += try SQLiteTypes.name(of: column, in: table.name)
        if column.identity != nil {
            // Only this exact form takes AUTOINCREMENT, which like an identity never gives a number twice.
            guard try isNumbered(column) else {
                throw DatabaseError(
                    .unsupported,
                    "column \"\(table.name)\".\"\(column.name)\": SQLite numbers only an integer primary key",
                    hint: "make the column the primary key")
            }
            let name = SQLiteFragments.identifier(DeclaredNames.fit(table.name, suffix: "_pkey"))
            return text + " CONSTRAINT \(name) PRIMARY KEY AUTOINCREMENT"
        }
        if !column.isNullable { text += " NOT NULL" }
        if let collation = column.collation { text += " COLLATE \(SQLiteFragments.identifier(collation))" }
        if let value = column.defaultValue {
            text += " DEFAULT " + (try SQLiteDefaults.write(value, in: table.name))
        }
        if let generation = column.generation {
            text +=
                " GENERATED ALWAYS AS (" + (try SQLiteFragments.write(generation.expression, in: table.name))
                + ")"
            text += generation.isStored ? " STORED" : " VIRTUAL"
        }
        return text
    }

    private func isNumbered(_ column: DeclaredColumn) throws(DatabaseError) -> Bool {
        guard !table.options.isWithoutRowID, try SQLiteTypes.name(of: column, in: table.name) == "INTEGER"
        else {
            return false
        }
        return column.isPrimaryKey
            || table.rules.contains { if case .primaryKey([column.name], _) = $0 { true } else { false } }
    }

    private func columnConstraints(_ names: inout DeclaredNames) throws(DatabaseError) -> [String] {
        var lines: [String] = []
        for column in table.columns {
            if column.isPrimaryKey, column.identity == nil {
                lines.append(primaryKey([column.name], name: names.make(table.name, [], "pkey")))
            }
            if column.isUnique {
                lines.append(unique([column.name], name: names.make(table.name, [column.name], "key")))
            }
            if let reference = column.reference {
                let name = names.make(table.name, [column.name], "fkey")
                lines.append(try foreignKey([column.name], reference, name: name))
            }
            if let check = SQLiteTypes.check(of: column) {
                let name = names.make(table.name, [column.name], check.subject)
                lines.append(constraint(name, "CHECK (\(check.condition))"))
            }
        }
        return lines
    }

    private func ruleConstraints(_ names: inout DeclaredNames) throws(DatabaseError) -> [String] {
        var lines: [String] = []
        for rule in table.rules {
            switch rule {
            case .primaryKey(let columns, let name):
                let isNumbered = table.columns.contains { columns == [$0.name] && $0.identity != nil }
                if !isNumbered {
                    lines.append(primaryKey(columns, name: name ?? names.make(table.name, [], "pkey")))
                }
            case .unique(let columns, let name):
                lines.append(unique(columns, name: name ?? names.make(table.name, columns, "key")))
            case .foreignKey(let columns, let reference, let name):
                let name = name ?? names.make(table.name, columns, "fkey")
                lines.append(try foreignKey(columns, reference, name: name))
            case .check(let condition, let name, let dialects) where dialects.contains("sqlite"):
                let name = name ?? names.make(table.name, condition.columns, "check")
                lines.append(
                    constraint(name, "CHECK (\(try SQLiteFragments.write(condition, in: table.name)))"))
            case .check, .index, .appendOnly, .updatedAt, .forbiddenColumns: break
            }
        }
        return lines
    }

    private func constraint(_ name: String, _ definition: String) -> String {
        "CONSTRAINT \(SQLiteFragments.identifier(name)) \(definition)"
    }

    private func primaryKey(_ columns: [String], name: String) -> String {
        constraint(name, "PRIMARY KEY (\(SQLiteFragments.identifiers(columns)))")
    }

    private func unique(_ columns: [String], name: String) -> String {
        constraint(name, "UNIQUE (\(SQLiteFragments.identifiers(columns)))")
    }

    private func foreignKey(
        _ columns: [String], _ reference: DeclaredReference, name: String
    ) throws(DatabaseError) -> String {
        var text = "FOREIGN KEY (\(SQLiteFragments.identifiers(columns))) REFERENCES "
        text += SQLiteFragments.identifier(reference.table)
        text += " (\(SQLiteFragments.identifiers(reference.columns)))"
        if reference.onDelete != .noAction { text += " ON DELETE \(reference.onDelete.rawValue)" }
        if reference.onUpdate != .noAction { text += " ON UPDATE \(reference.onUpdate.rawValue)" }
        if reference.isDeferred { text += " DEFERRABLE INITIALLY DEFERRED" }
        return constraint(name, text)
    }
}
