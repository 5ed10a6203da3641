import VarveCatalog
import VarveDatabase

/// Writes DBML, the language of dbdiagram.io.
struct DBMLExporter {
    private let source: ExportSource
    private let tables: [TableParts]
    private let text: ObjectText

    init(_ source: ExportSource) {
        self.source = source
        tables = TableParts.all(in: source.catalog)
        text = ObjectText(source: source)
    }

    /// The whole file.
    static func text(of source: ExportSource) -> String {
        let exporter = DBMLExporter(source)
        let body =
            source.catalog.all(.enumType).map(exporter.enumeration) + exporter.tables.map(exporter.table)
            + exporter.tables.flatMap { table in
                table.foreignKeys.compactMap { exporter.reference($0, of: table) }
            }
        return exporter.header() + body.map { "\n" + $0 }.joined()
    }

    private func header() -> String {
        var lines = ["// DBML, written by `varve export dbml`. Changes are lost when it is run again."]
        let others = source.otherObjects(but: [.enumType])
        if !others.isEmpty {
            lines += ["//", "// These are in the database and not here:"] + others.map { "//   \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func name(_ path: [String]) -> String {
        let parts = [source.schema(of: path)].compactMap(\.self) + path.suffix(1)
        return parts.map(DBMLText.name).joined(separator: ".")
    }

    private func enumeration(_ type: CatalogObject) -> String {
        let comment = type[.comment].map { "// \(CommentText.line($0))\n" } ?? ""
        let labels = (type[.labels] ?? []).map { "  \(DBMLText.quotedName($0))\n" }
        return comment + "Enum \(name(type.id.path)) {\n" + labels.joined() + "}\n"
    }

    private func table(_ table: TableParts) -> String {
        var text =
            "Table \(name(table.table.id.path)) {\n" + table.columns.map { column($0, of: table) }.joined()
        text += indexes(of: table)
        if let comment = table.table[.comment] { text += "\n  Note: \(DBMLText.text(comment))\n" }
        let notes = notes(about: table).map { "  // \(CommentText.line($0))\n" }
        return text + (notes.isEmpty ? "" : "\n  // DBML has no words for:\n" + notes.joined()) + "}\n"
    }

    private func column(_ column: CatalogObject, of table: TableParts) -> String {
        var settings: [String] = []
        if table.primaryKey?[.columns] == [column.name] { settings.append("pk") }
        settings.append(source.isNullable(column, of: table) ? "null" : "not null")
        if table.uniques.contains(where: { $0[.columns] == [column.name] }) { settings.append("unique") }
        let counts =
            column[.identity] != nil
            || table.primaryKey?[flag: .isAutoincrement] == true
                && table.primaryKey?[.columns] == [column.name]
        if counts { settings.append("increment") }
        if let value = table.defaultExpression(of: column) {
            settings.append("default: \(DBMLText.expression(value))")
        }
        if let comment = column[.comment] { settings.append("note: \(DBMLText.text(comment))") }
        let type = DBMLText.type(source.vocabulary.shortType(of: column))
        return "  \(DBMLText.name(column.name)) \(type) [\(settings.joined(separator: ", "))]\n"
    }

    private func indexes(of table: TableParts) -> String {
        var lines: [String] = []
        if let key = table.primaryKey, let columns = key[.columns], columns.count > 1 {
            lines.append(index(columns, of: table, ["pk"] + named(key)))
        }
        for key in table.uniques where key[.columns]?.count != 1 {
            lines.append(index(key[.columns] ?? [], of: table, ["unique"] + named(key)))
        }
        for index in table.indexes {
            let unique = index[flag: .isUnique] ? ["unique"] : []
            var settings = unique + ["name: \(DBMLText.text(index.name))"]
            if let predicate = index[.predicate] {
                settings.append("note: \(DBMLText.text("where " + predicate))")
            }
            lines.append(self.index(index[.keys] ?? [], of: table, settings))
        }
        return lines.isEmpty ? "" : "\n  indexes {\n" + lines.map { "    \($0)\n" }.joined() + "  }\n"
    }

    private func named(_ key: CatalogObject) -> [String] {
        text.isNamed(key) ? ["name: \(DBMLText.text(key.name))"] : []
    }

    private func index(_ keys: [String], of table: TableParts, _ settings: [String]) -> String {
        let written = keys.map { key in
            let column = table.columns.first {
                [$0.name, source.dialect.quote(identifier: $0.name)].contains(key)
            }
            return column.map { DBMLText.name($0.name) } ?? DBMLText.expression(key)
        }
        let list = written.count == 1 ? written.joined() : "(\(written.joined(separator: ", ")))"
        return "\(list) [\(settings.joined(separator: ", "))]"
    }

    /// `Ref name: wallets.user_id > users.id [delete: cascade]`.
    private func reference(_ key: CatalogObject, of table: TableParts) -> String? {
        guard isSayable(key) else { return nil }
        let columns = key[.columns] ?? []
        let mark = table.isUnique(columns) ? "-" : ">"
        let target = ends(key[.referencedTable] ?? [], key[.referencedColumns] ?? [])
        var settings: [String] = []
        if let action = key[.onDelete] { settings.append("delete: \(action.lowercased())") }
        if let action = key[.onUpdate] { settings.append("update: \(action.lowercased())") }
        let name = text.isNamed(key) ? " " + DBMLText.name(key.name) : ""
        let list = settings.isEmpty ? "" : " [\(settings.joined(separator: ", "))]"
        return "Ref\(name): \(ends(table.table.id.path, columns)) \(mark) \(target)\(list)\n"
    }

    private func isSayable(_ key: CatalogObject) -> Bool {
        let target = source.catalog[ObjectID(.table, key[.referencedTable] ?? [])]
        return target != nil && key[.referencedColumns] != nil && key[.definition] == nil
    }

    private func ends(_ path: [String], _ columns: [String]) -> String {
        let list = columns.map(DBMLText.name).joined(separator: ", ")
        return "\(name(path)).\(columns.count == 1 ? list : "(\(list))")"
    }

    private func notes(about table: TableParts) -> [String] {
        var notes: [String] = []
        for column in table.columns {
            if let expression = column[.expression] {
                notes.append("\(column.name) generated as \(expression)")
            }
            if let collation = column[.collation] { notes.append("\(column.name) collate \(collation)") }
        }
        if let key = table.primaryKey, key[.columns]?.count == 1, !key.hasGeneratedName {
            notes.append(text.line(key))
        }
        let indexes = table.indexes.filter { index in
            index[.method] != nil || index[.includedColumns] != nil || index[.options] != nil
                || !text.gaps(of: index).isEmpty
        }
        let keys = table.foreignKeys.filter { key in
            !isSayable(key) || key[.match] != nil || key[flag: .isDeferrable] || key[.onDeleteColumns] != nil
        }
        return notes
            + (keys + table.checks + table.all(.exclusion) + indexes + table.all(.trigger)).map(text.line)
    }
}
