import VarveCatalog

extension CatalogReader {
    mutating func readVirtualTable(_ entry: SchemaRows.Entry, _ position: Int) {
        // CREATE VIRTUAL TABLE name USING module [(arguments)]
        let tokens = Array(Tokenizer(entry.sql))[...]
        var table = CatalogObject(ObjectID(.virtualTable, [entry.name]), position: position)
        if let start = tokens.firstIndex(where: { $0.isWord("USING") }) {
            table[.definition] = VirtualTableText.normal(tokens[start...])
        }
        let rows = schema.virtualTables[entry.name] ?? SchemaRows.VirtualTable()
        table[.columns] = rows.columns.isEmpty ? nil : rows.columns
        table[.hiddenColumns] = rows.hiddenColumns.isEmpty ? nil : rows.hiddenColumns
        table.sourceText = Self.written(entry.sql, upTo: tokens.last)
        catalog.insert(table)
    }

    /// Ties virtual tables to what they are an index or a list of words of.
    mutating func connectVirtualTables() {
        for table in catalog.all(.virtualTable) {
            guard let named = VirtualTableText(table).source, let name = tableNames.spelling(of: named) else {
                continue
            }
            for kind in [ObjectKind.table, .view, .virtualTable] {
                let source = ObjectID(kind, [name])
                if catalog[source] != nil, source != table.id {
                    catalog[table.id]?.dependencies.insert(source)
                }
            }
        }
    }

    /// Whether a table belongs to a module that this library does not have. Such a module can't tell which tables it keeps
    /// beside its own, so all count that are named after it.
    func isForeign(_ entry: SchemaRows.Entry) -> Bool {
        guard entry.type == "table" else { return false }
        if schema.virtualTables[entry.name]?.missingModule != nil { return true }
        let name = Quoting.folded(entry.name)
        return schema.virtualTables.contains { table, rows in
            rows.missingModule != nil && name.hasPrefix(Quoting.folded(table) + "_")
        }
    }

    func unmodelled(_ entry: SchemaRows.Entry) -> UnmodelledObject {
        guard let module = schema.virtualTables[entry.name]?.missingModule else {
            return UnmodelledObject(kind: "table", name: entry.name)
        }
        return UnmodelledObject(kind: "virtual table", name: "\(entry.name) (module \(module) is not here)")
    }
}
