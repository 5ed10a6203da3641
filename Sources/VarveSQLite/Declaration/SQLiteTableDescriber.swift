import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Describes a table that is there as one that is declared.
struct SQLiteTableDescriber {
    let table: CatalogObject
    let parts: [CatalogObject]
    let isIdiomatic: Bool

    /// The declared form; `nil` where a declaration has no way to say what the table has.
    func declared() -> DeclaredTable? {
        var declared = DeclaredTable(name: table.name, columns: [])
        declared.options = TableOptions(
            strict: table[flag: .isStrict], withoutRowID: table[flag: .isWithoutRowID])
        for part in parts where part.kind == .column {
            guard let column = column(part) else { return nil }
            declared.columns.append(column)
        }
        let types = isIdiomatic ? SQLiteTypeGuess(parts: parts, columns: declared.columns) : nil
        if let types { declared.columns = types.columns }
        for part in parts where part.kind != .column && types?.checks.contains(part.id) != true {
            guard add(part, to: &declared) else { return nil }
        }
        if isIdiomatic { declared.rules += SQLiteTriggerGuess(table: declared, parts: parts).rules }
        return declared.columns.isEmpty ? nil : declared
    }

    private func column(_ part: CatalogObject) -> DeclaredColumn? {
        guard !part.name.isEmpty,
            part.has(
                only: [.dataType, .collation, .defaultExpression, .generation, .expression], [.isNotNull])
        else { return nil }
        let type = Self.type(named: part[.dataType] ?? "")
        var column = DeclaredColumn(name: part.name, type: type, isNullable: !part[flag: .isNotNull])
        if isRowID(part) {
            column.statesNotNull = !column.isNullable
            column.isNullable = false
        }
        column.collation = part[.collation]
        column.defaultValue = part[.defaultExpression].map { Self.defaultValue($0, type) }
        if let expression = part[.expression], let generation = part[.generation] {
            column.generation = DeclaredGeneration(
                expression: SQLFragment(sql: expression), isStored: generation == "stored")
        }
        return column
    }

    static func type(named name: String) -> DataType {
        switch name {
        case "TEXT": .text
        case "INTEGER": .int64
        case "REAL": .double
        case "BLOB": .bytes
        default: .native(postgres: nil, sqlite: name)
        }
    }

    static func defaultValue(_ text: String, _ type: DataType) -> DeclaredDefault {
        if type == .int64, let number = Int64(text) { return .literal(.integer(number)) }
        if type == .text, text.utf8.count > 1, text.hasPrefix("'"), text.hasSuffix("'") {
            let content = String(text.dropFirst().dropLast()).replacing("''", with: "\u{0}")
            if !content.contains("'") { return .literal(.text(content.replacing("\u{0}", with: "'"))) }
        }
        return .expression(SQLFragment(sql: text))
    }

    private func isRowID(_ column: CatalogObject) -> Bool {
        column[.dataType]?.uppercased() == "INTEGER" && !table[flag: .isWithoutRowID]
            && parts.contains { $0.kind == .primaryKey && $0[.columns] == [column.name] }
    }

    /// Adds a constraint or an index. A trigger is left for later: it can be made at any time.
    private func add(_ part: CatalogObject, to table: inout DeclaredTable) -> Bool {
        let name = part.hasGeneratedName ? nil : part.name
        let columns = part[.columns] ?? []
        switch part.kind {
        case .primaryKey: return addPrimaryKey(part, columns, name, to: &table)
        case .unique:
            guard part.has(only: [], [], [.columns]), table.has(columns) else { return false }
            table.rules.append(.unique(columns: columns, name: name))
        case .foreignKey:
            guard let reference = DeclaredReference(part), table.has(columns) else { return false }
            table.add(reference, from: columns, name: name)
        case .check:
            guard part.has(only: [.expression], []) else { return false }
            table.rules.append(
                .check(SQLFragment(sql: part[.expression] ?? ""), name: name, dialects: .sqlite))
        case .index: table.rules.append(.index(index(part)))
        case .trigger: break
        default: return false
        }
        return true
    }

    private func addPrimaryKey(
        _ part: CatalogObject, _ columns: [String], _ name: String?, to table: inout DeclaredTable
    ) -> Bool {
        // SQLite lets keys be NULL; a declaration does not.
        guard part.has(only: [], [.isAutoincrement], [.columns]), table.has(columns),
            !table.columns.contains(where: { columns.contains($0.name) && $0.isNullable })
        else { return false }
        let position = columns.count == 1 ? table.columns.firstIndex { $0.name == columns[0] } : nil
        guard let position, name == nil else {
            table.rules.append(.primaryKey(columns: columns, name: name))
            return !part[flag: .isAutoincrement]
        }
        table.columns[position].isPrimaryKey = true
        if part[flag: .isAutoincrement] { table.columns[position].identity = .byDefault }
        return true
    }

    private func index(_ part: CatalogObject) -> DeclaredIndex {
        let columns = parts.filter { $0.kind == .column }.map(\.name)
        let keys = (part[.keys] ?? []).map {
            DeclaredIndex.Key(describing: $0, columns: columns, quoted: Quoting.identifier)
        }
        let predicate = part[.predicate].map { SQLFragment(sql: $0) }
        var index = DeclaredIndex(
            keys: keys, isUnique: part[flag: .isUnique], predicate: predicate, dialects: .all)
        let usual = DeclaredNames.fit(([table.name] + index.nameParts).joined(separator: "_"), suffix: "_idx")
        index.name = part.name == usual ? nil : part.name
        return index
    }
}
