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
        var lines: [String] = []
        for column in table.columns {
            lines.append(try line(for: column))
        }
        lines += columnConstraints
        lines += try ruleConstraints()
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
        let isRowID = try isRowID(column)
        if column.identity != nil {
            // Only this exact form takes AUTOINCREMENT, which like an identity never gives a number twice.
            guard isRowID else {
                throw DatabaseError(
                    .unsupported,
                    "column \"\(table.name)\".\"\(column.name)\": SQLite numbers only an integer primary key",
                    hint: "make the column the primary key")
            }
            return text + (column.statesNotNull ? " NOT NULL" : "") + " PRIMARY KEY AUTOINCREMENT"
        }
        if !column.isNullable, !isRowID || column.statesNotNull { text += " NOT NULL" }
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

    /// Whether the column is the row number under another name, which is never NULL.
    private func isRowID(_ column: DeclaredColumn) throws(DatabaseError) -> Bool {
        guard !table.options.isWithoutRowID, table.primaryKeyColumns == [column.name] else { return false }
        return try SQLiteTypes.name(of: column, in: table.name).uppercased() == "INTEGER"
    }

    private var columnConstraints: [String] {
        var lines: [String] = []
        for column in table.columns {
            if column.isPrimaryKey, column.identity == nil { lines.append(primaryKey([column.name])) }
            if column.isUnique { lines.append(unique([column.name])) }
            if let reference = column.reference { lines.append(foreignKey([column.name], reference)) }
            if let condition = SQLiteTypes.check(of: column) { lines.append("CHECK (\(condition))") }
        }
        return lines
    }

    private func ruleConstraints() throws(DatabaseError) -> [String] {
        var lines: [String] = []
        for rule in table.rules {
            switch rule {
            case .primaryKey(let columns, let name):
                let isNumbered = table.columns.contains { columns == [$0.name] && $0.identity != nil }
                if !isNumbered { lines.append(named(name, primaryKey(columns))) }
            case .unique(let columns, let name):
                lines.append(named(name, unique(columns)))
            case .foreignKey(let columns, let reference, let name):
                lines.append(named(name, foreignKey(columns, reference)))
            case .check(let condition, let name, let dialects) where dialects.contains("sqlite"):
                lines.append(named(name, "CHECK (\(try SQLiteFragments.write(condition, in: table.name)))"))
            case .check, .index, .appendOnly, .updatedAt, .optimisticLock, .forbiddenColumns, .retention:
                break
            }
        }
        return lines
    }

    /// A constraint without a name is known by what it says: in errors, and when tables are compared. A made-up
    /// name would only go stale when its table is renamed.
    private func named(_ name: String?, _ definition: String) -> String {
        name.map { "CONSTRAINT \(SQLiteFragments.identifier($0)) \(definition)" } ?? definition
    }

    private func primaryKey(_ columns: [String]) -> String {
        "PRIMARY KEY (\(SQLiteFragments.identifiers(columns)))"
    }

    private func unique(_ columns: [String]) -> String { "UNIQUE (\(SQLiteFragments.identifiers(columns)))" }

    private func foreignKey(_ columns: [String], _ reference: DeclaredReference) -> String {
        var text = "FOREIGN KEY (\(SQLiteFragments.identifiers(columns))) REFERENCES "
        text += SQLiteFragments.identifier(reference.table)
        text += " (\(SQLiteFragments.identifiers(reference.columns)))"
        if reference.onDelete != .noAction { text += " ON DELETE \(reference.onDelete.rawValue)" }
        if reference.onUpdate != .noAction { text += " ON UPDATE \(reference.onUpdate.rawValue)" }
        if reference.isDeferred { text += " DEFERRABLE INITIALLY DEFERRED" }
        return text
    }
}
