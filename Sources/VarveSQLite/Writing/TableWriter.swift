import VarveCatalog

/// Writes CREATE TABLE, one column or constraint on each line.
struct TableWriter {
    let shape: TableShape
    /// Other names for tables while a rebuild is under way, by the form in which SQLite compares names.
    var names: [String: String] = [:]

    func statement() -> String {
        let inlined = shape.constraints.compactMap { constraint in
            inlineColumn(constraint).map { (constraint, $0) }
        }
        var lines = shape.columns.map { column in
            self.column(column, with: inlined.filter { $0.1 == column.name }.map(\.0))
        }
        lines += shape.constraints.filter { inlineColumn($0) == nil }.map(constraint)
        let options = [
            shape.table[flag: .isStrict] ? "STRICT" : nil,
            shape.table[flag: .isWithoutRowID] ? "WITHOUT ROWID" : nil,
        ].compactMap(\.self)
        let tail = options.isEmpty ? "" : " " + options.joined(separator: ", ")
        return "CREATE TABLE \(Quoting.identifier(currentName(shape.name))) (\n    "
            + lines.joined(separator: ",\n    ") + "\n)\(tail)"
    }

    /// A column as it stands in CREATE TABLE and in ADD COLUMN.
    func column(_ column: CatalogObject, with constraints: [CatalogObject]) -> String {
        var words = [Quoting.identifier(column.name)]
        words += column[.dataType].map { [$0] } ?? []
        words += column[.collation].map { ["COLLATE", Self.bare($0)] } ?? []
        if let generation = column[.generation], let expression = column[.expression] {
            words.append("GENERATED ALWAYS AS (\(expression)) \(Quoting.uppercased(generation))")
        }
        if column[flag: .isNotNull] {
            words.append("NOT NULL" + conflict(column))
        }
        words += column[.defaultExpression].map { ["DEFAULT", Self.defaultValue($0)] } ?? []
        for constraint in constraints {
            words.append(inline(constraint))
        }
        return words.joined(separator: " ")
    }

    /// The column in whose line a constraint is written; `nil` where it has a line of its own.
    private func inlineColumn(_ constraint: CatalogObject) -> String? {
        if constraint.kind == .check {
            let columns = constraint.dependencies.filter { $0.kind == .column }
            return columns.count == 1 ? columns.first?.name : nil
        }
        guard let columns = constraint[.columns], columns.count == 1 else { return nil }
        switch constraint.kind {
        case .primaryKey:
            // In a column's line, DESC keeps an INTEGER key from being the rowid; in a line of its own it would not.
            return shape.column(columns[0])?.name ?? descendingColumn(columns[0])
        case .unique, .foreignKey: return shape.column(columns[0])?.name
        default: return nil
        }
    }

    private func descendingColumn(_ key: String) -> String? {
        shape.columnNames.first { key == Self.bare($0) + " DESC" }
    }

    private func inline(_ constraint: CatalogObject) -> String {
        switch constraint.kind {
        case .primaryKey:
            let isDescending = constraint[.columns].map { shape.column($0[0]) == nil } ?? false
            return name(constraint) + "PRIMARY KEY" + (isDescending ? " DESC" : "") + conflict(constraint)
                + (constraint[flag: .isAutoincrement] ? " AUTOINCREMENT" : "")
        case .unique: return name(constraint) + "UNIQUE" + conflict(constraint)
        case .foreignKey: return name(constraint) + references(constraint)
        default: return self.constraint(constraint)
        }
    }

    /// A constraint in a line of its own.
    private func constraint(_ constraint: CatalogObject) -> String {
        let columns = constraint[.columns, default: []].map { KeyText.sql($0, columns: shape.columnNames) }
            .joined(separator: ", ")
        switch constraint.kind {
        case .primaryKey:
            let counts = constraint[flag: .isAutoincrement] ? " AUTOINCREMENT" : ""
            return name(constraint) + "PRIMARY KEY (\(columns)\(counts))" + conflict(constraint)
        case .unique: return name(constraint) + "UNIQUE (\(columns))" + conflict(constraint)
        case .foreignKey:
            return name(constraint) + "FOREIGN KEY (\(columns)) " + references(constraint)
        default: return name(constraint) + "CHECK (\(constraint[.expression] ?? "1"))"
        }
    }

    private func name(_ constraint: CatalogObject) -> String {
        constraint.hasGeneratedName ? "" : "CONSTRAINT \(Quoting.identifier(constraint.name)) "
    }

    private func conflict(_ object: CatalogObject) -> String {
        object[.onConflict].map { " ON CONFLICT " + $0 } ?? ""
    }

    private func references(_ key: CatalogObject) -> String {
        var text = "REFERENCES " + Quoting.identifier(currentName(key[.referencedTable]?.first ?? ""))
        if let columns = key[.referencedColumns] {
            text += " (\(Quoting.identifiers(columns)))"
        }
        text += key[.onDelete].map { " ON DELETE " + $0 } ?? ""
        text += key[.onUpdate].map { " ON UPDATE " + $0 } ?? ""
        text += key[.match].map { " MATCH " + $0 } ?? ""
        if key[flag: .isDeferrable] {
            text += " DEFERRABLE" + (key[flag: .isInitiallyDeferred] ? " INITIALLY DEFERRED" : "")
        }
        return text
    }

    private func currentName(_ table: String) -> String { names[Quoting.folded(table)] ?? table }

    private static func bare(_ name: String) -> String {
        Quoting.isPlain(name) ? name : Quoting.identifier(name)
    }

    /// A default: a plain value, or an expression, which wants parentheses.
    static func defaultValue(_ expression: String) -> String {
        isPlainValue(expression) ? expression : "(\(expression))"
    }

    /// Whether SQLite takes a default without parentheses.
    private static func isPlainValue(_ expression: String) -> Bool {
        let tokens = Array(Tokenizer(expression))
        switch tokens.count {
        case 1:
            return [.string, .blob, .number].contains(tokens[0].kind)
                || tokens[0].isWord(in: [
                    "NULL", "TRUE", "FALSE", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP",
                ])
        case 2: return ["-", "+"].contains(tokens[0].text) && tokens[1].kind == .number
        default: return false
        }
    }

    /// Whether a default has the same value for every row, so that ADD COLUMN takes it where rows are.
    static func isConstant(_ expression: String) -> Bool {
        isPlainValue(expression) && !Tokenizer(expression).contains { $0.text.hasPrefix("CURRENT_") }
    }
}

extension CatalogObject {
    /// A list, or what takes its place where the object has none.
    fileprivate subscript(key: AttributeKey<[String]>, default value: [String]) -> [String] {
        self[key] ?? value
    }
}
