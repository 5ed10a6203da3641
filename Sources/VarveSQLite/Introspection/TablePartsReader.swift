import VarveCatalog

/// Makes the columns and constraints of one table.
struct TablePartsReader {
    private let table: String
    private let schema: SchemaRows
    private let tableNames: NormalForm.Names
    private let form: NormalForm
    private var used: Set<ObjectID> = []
    private var foreignKeyCount = 0

    /// - Parameters:
    ///   - names: The names of tables and views.
    ///   - columns: The names of the table's columns.
    init(table: String, schema: SchemaRows, names: NormalForm.Names, columns: NormalForm.Names) {
        self.table = table
        self.schema = schema
        tableNames = names
        form = NormalForm(context: .table(name: table, columns: columns))
    }

    mutating func read(_ text: TableText) -> [CatalogObject] {
        let columns = zip(schema.columns[table, default: []], text.columns).enumerated().map {
            column($0.element.0, $0.element.1, position: $0.offset)
        }
        var parts = columns
        for (position, constraint) in text.constraints.enumerated() {
            parts.append(read(constraint, position))
        }
        return parts
    }

    private func column(_ row: SchemaRows.Column, _ text: TableText.Column, position: Int) -> CatalogObject {
        let owner = ObjectID(.table, [table])
        var column = CatalogObject(ObjectID(.column, [table, row.name]), owner: owner, position: position)
        column[.dataType] = TypeText.normal(text.type)
        column[flag: .isNotNull] = row.isNotNull
        column[.onConflict] = text.notNullConflict
        column[.collation] = text.collation.map(Quoting.uppercased).flatMap { $0 == "BINARY" ? nil : $0 }
        column[.defaultExpression] = text.defaultValue.map(defaultText)
        if row.isGenerated, let generation = text.generation {
            let expression = form.expression(generation.expression)
            column[.generation] = row.isStored ? "stored" : "virtual"
            column[.expression] = expression.text
            // A cycle can't come of this: SQLite refuses it.
            column.dependencies.formUnion(columnIDs(expression.columns.subtracting([row.name])))
        }
        return column
    }

    /// `DEFAULT word` is the text of that name, unless the word is a truth value or a keyword.
    private func defaultText(_ tokens: ArraySlice<Token>) -> String {
        if tokens.count == 1, let token = tokens.first {
            switch token.kind {
            case .quotedName: return Quoting.literal(token.name ?? "")
            case .word where !Quoting.isKeyword(token.text) && !token.isWord(in: ["TRUE", "FALSE"]):
                return Quoting.literal(token.text)
            default: break
            }
        }
        // A leading + says nothing.
        let isPositive = tokens.count == 2 && tokens.first?.text == "+"
        return form.expression(isPositive ? tokens.dropFirst() : tokens).text
    }

    private mutating func read(_ text: TableText.Constraint, _ position: Int) -> CatalogObject {
        var object: CatalogObject
        switch text.kind {
        case .primaryKey(let keys): object = primaryKey(text, keys, position)
        case .unique(let keys):
            object = keyed(.unique, text, keys, position)
        case .check(let tokens):
            let expression = form.expression(tokens)
            object = named(.check, text, "check (\(expression.text))", position)
            object[.expression] = expression.text
            object.dependencies.formUnion(columnIDs(expression.columns))
        case .foreignKey:
            object = foreignKey(text, position)
        }
        object[.onConflict] = text.conflict
        return object
    }

    private mutating func primaryKey(
        _ text: TableText.Constraint, _ keys: [ArraySlice<Token>], _ position: Int
    ) -> CatalogObject {
        var keys = keys
        let isRowID = !schema.withoutRowID.contains(table) && !schema.separateKeys.contains(table)
        if isRowID, keys.count == 1 {
            // The rowid itself has neither direction nor collation.
            keys[0] = keys[0].prefix(1)
        }
        var key = keyed(.primaryKey, text, keys, position)
        key[flag: .isAutoincrement] = text.isAutoincrement
        return key
    }

    private mutating func keyed(
        _ kind: ObjectKind, _ text: TableText.Constraint, _ keys: [ArraySlice<Token>], _ position: Int
    ) -> CatalogObject {
        let written = keys.map { KeyText.column($0, form) }
        let content =
            "\(kind == .unique ? "unique" : "primary key") (\(written.map(\.text).joined(separator: ", ")))"
        var object = named(kind, text, content, position)
        object[.columns] = written.map(\.text)
        object.dependencies.formUnion(columnIDs(Set(written.flatMap(\.columns))))
        return object
    }

    private mutating func foreignKey(_ text: TableText.Constraint, _ position: Int) -> CatalogObject {
        // Foreign keys stand in the pragma in the order of the text.
        let rows = schema.foreignKeys[table, default: []]
        defer { foreignKeyCount += 1 }
        guard foreignKeyCount < rows.count else { return named(.foreignKey, text, "foreign key", position) }
        let row = rows[foreignKeyCount]
        let referenced = tableNames.spelling(of: row.table) ?? row.table
        let columns = row.referencedColumns.map { spelling(of: $0, in: referenced) }
        let from = row.columns.map { spelling(of: $0, in: table) }
        let target = columns.isEmpty ? referenced : "\(referenced) (\(columns.joined(separator: ", ")))"
        var object = named(
            .foreignKey, text, "foreign key (\(from.joined(separator: ", "))) to \(target)", position)
        object[.columns] = from
        object[.referencedTable] = [referenced]
        object[.referencedColumns] = columns.isEmpty ? nil : columns
        object[.onDelete] = row.onDelete == "NO ACTION" ? nil : row.onDelete
        object[.onUpdate] = row.onUpdate == "NO ACTION" ? nil : row.onUpdate
        object[.match] = text.match
        object[flag: .isDeferrable] = text.isDeferrable
        object[flag: .isInitiallyDeferred] = text.isInitiallyDeferred
        object.dependencies.formUnion(columnIDs(Set(from)))
        if schema.types[referenced] == "table", referenced != table {
            object.dependencies.insert(ObjectID(.table, [referenced]))
        }
        return object
    }

    /// A column's name as its table spells it.
    private func spelling(of name: String, in table: String) -> String {
        let columns = schema.columns[table, default: []]
        if let same = columns.first(where: { $0.name == name }) { return same.name }
        let folded = Quoting.folded(name)
        return columns.last { Quoting.folded($0.name) == folded }?.name ?? name
    }

    /// A constraint under its own name, or under one that says what it does.
    private mutating func named(
        _ kind: ObjectKind, _ text: TableText.Constraint, _ content: String, _ position: Int
    ) -> CatalogObject {
        let name = text.name ?? content
        var id = ObjectID(kind, [table, name])
        var count = 1
        while !used.insert(id).inserted {
            count += 1
            id = ObjectID(kind, [table, "\(name) \(count)"])
        }
        return CatalogObject(
            id, owner: ObjectID(.table, [table]), position: position, hasGeneratedName: text.name == nil)
    }

    private func columnIDs(_ names: Set<String>) -> Set<ObjectID> {
        Set(names.map { ObjectID(.column, [table, $0]) })
    }
}
