import VarveCatalog

/// Makes a catalog from what the schema table and the pragmas say.
struct CatalogReader {
    let schema: SchemaRows
    var catalog = Catalog(dialect: "sqlite")
    /// Tables and views, as they are spelled.
    let tableNames: NormalForm.Names
    /// Every name that can stand in a view or trigger; there need be neither.
    private lazy var allNames = NormalForm.Names(
        schema.entries.filter { $0.type == "table" || $0.type == "view" }.map(\.name)
            + schema.columns.values.joined().map(\.name))

    private var columnNames: [String: NormalForm.Names] = [:]

    init(schema: SchemaRows) {
        self.schema = schema
        let names = schema.entries.filter { $0.type == "table" || $0.type == "view" }.map(\.name)
        tableNames = NormalForm.Names(names)
    }

    mutating func read() {
        for (position, entry) in schema.entries.enumerated() {
            if isForeign(entry) {
                catalog.unmodelled.append(unmodelled(entry))
                continue
            }
            switch (entry.type, schema.types[entry.name]) {
            case ("table", "virtual"): readVirtualTable(entry, position)
            // It comes and goes with its virtual table.
            case ("table", "shadow"): break
            case ("table", _): readTable(entry, position)
            case ("view", _): readView(entry, position)
            default: break
            }
        }
        // Indexes and triggers belong to what is read by now.
        for (position, entry) in schema.entries.enumerated() {
            switch entry.type {
            case "index": readIndex(entry, position)
            case "trigger": readTrigger(entry, position)
            default: break
            }
        }
        connectVirtualTables()
    }

    /// The columns of a table by name.
    private mutating func columnNames(of table: String) -> NormalForm.Names {
        if let known = columnNames[table] { return known }
        let names = NormalForm.Names(schema.columns[table, default: []].map(\.name))
        columnNames[table] = names
        return names
    }

    private mutating func readTable(_ entry: SchemaRows.Entry, _ position: Int) {
        var table = CatalogObject(ObjectID(.table, [entry.name]), position: position)
        table[flag: .isStrict] = schema.strict.contains(entry.name)
        table[flag: .isWithoutRowID] = schema.withoutRowID.contains(entry.name)
        catalog.insert(table)
        var parts = TablePartsReader(
            table: entry.name, schema: schema, names: tableNames, columns: columnNames(of: entry.name))
        for part in parts.read(TableTextReader.read(entry.sql)) {
            catalog.insert(part)
        }
    }

    private mutating func readView(_ entry: SchemaRows.Entry, _ position: Int) {
        // CREATE VIEW name [(columns)] AS query
        var tokens = Array(Tokenizer(entry.sql))[...].dropFirst(3)
        var view = CatalogObject(ObjectID(.view, [entry.name]), position: position)
        if tokens.first?.kind == .opening {
            view[.columns] = TableTextReader.split(tokens.dropFirst()).compactMap { $0.first?.name }
        }
        if let start = tokens.firstIndex(where: { $0.isWord("AS") }) {
            tokens = tokens[(start + 1)...]
        }
        view[.definition] = NormalForm(context: .statement(allNames)).query(tokens)
        view.sourceText = Self.written(entry.sql, upTo: tokens.last)
        catalog.insert(view)
    }

    private mutating func readIndex(_ entry: SchemaRows.Entry, _ position: Int) {
        let owner = ObjectID(.table, [entry.table])
        guard catalog[owner] != nil else {
            catalog.unmodelled.append(UnmodelledObject(kind: entry.type, name: entry.name))
            return
        }
        // CREATE [UNIQUE] INDEX name ON table (keys) [WHERE predicate]
        let tokens = Array(Tokenizer(entry.sql))
        guard let opening = tokens.firstIndex(where: { $0.kind == .opening }) else { return }
        var index = CatalogObject(ObjectID(.index, [entry.name]), owner: owner, position: position)
        index[flag: .isUnique] = tokens.dropFirst().first?.isWord("UNIQUE") == true
        let columns = columnNames(of: entry.table)
        let form = NormalForm(context: .table(name: entry.table, columns: columns))
        let keys = TableTextReader.split(tokens[(opening + 1)...])
        let written = keys.map { KeyText.normal($0, form) }
        index[.keys] = written.map(\.text)
        var mentioned = Set(written.flatMap(\.columns))
        let rest = tokens[(keys.last?.endIndex ?? opening)...].dropFirst()
        if rest.first?.isWord("WHERE") == true {
            let predicate = form.expression(rest.dropFirst())
            index[.predicate] = predicate.text
            mentioned.formUnion(predicate.columns)
        }
        index.dependencies.formUnion(mentioned.map { ObjectID(.column, [entry.table, $0]) })
        catalog.insert(index)
    }

    private mutating func readTrigger(_ entry: SchemaRows.Entry, _ position: Int) {
        // SQLite keeps the name as CREATE TRIGGER spells it.
        let table = tableNames.spelling(of: entry.table) ?? entry.table
        let owner = ObjectID(schema.types[table] == "view" ? .view : .table, [table])
        guard catalog[owner] != nil else {
            catalog.unmodelled.append(UnmodelledObject(kind: entry.type, name: entry.name))
            return
        }
        // SQLite keeps the text from the name on, which may have a schema before it.
        var tokens = Array(Tokenizer(entry.sql))[...].dropFirst(2)
        if tokens.dropFirst().first?.kind == .dot {
            tokens = tokens.dropFirst(2)
        }
        let form = NormalForm(context: .statement(allNames))
        var trigger = CatalogObject(
            ObjectID(.trigger, [table, entry.name]), owner: owner, position: position)
        trigger[.definition] =
            "CREATE TRIGGER \(Quoting.identifier(entry.name)) " + form.trigger(tokens.dropFirst())
        trigger.sourceText = Self.written(entry.sql, upTo: tokens.last)
        catalog.insert(trigger)
    }

    /// The text without a comment behind its end, which would swallow a semicolon.
    static func written(_ sql: String, upTo last: Token?) -> String? {
        last.map { String(decoding: sql.utf8.prefix($0.end), as: UTF8.self) }
    }
}
