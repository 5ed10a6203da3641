import VarveCatalog

/// Which values go from a table into its new form, and how.
struct RowCopy {
    private let old: TableShape
    private let new: TableShape

    init(from old: TableShape, to new: TableShape) {
        self.old = old
        self.new = new
    }

    /// The columns and the expressions that fill them, with commas between; `nil` where no column is common and rows
    /// have no number that could be kept.
    var selection: (columns: String, values: String)? {
        var columns: [String] = []
        var values: [String] = []
        // Where no column is the rowid, the numbers of the rows stay: full-text indexes rest on them.
        if new.rowIDColumn == nil, old.rowIDColumn == nil, let from = old.rowIDName, let to = new.rowIDName {
            columns.append(to)
            values.append(from)
        }
        for column in new.columns where column[.generation] == nil {
            guard let before = old.column(column.name) else { continue }
            columns.append(Quoting.identifier(column.name))
            values.append(value(of: column, before))
        }
        guard !columns.isEmpty else { return nil }
        return (columns.joined(separator: ", "), values.joined(separator: ", "))
    }

    /// Whether a row that was copied may have another number, or a value that SQLite writes otherwise.
    var changesRows: Bool {
        if new.rowIDColumn != old.rowIDColumn || new.table.attributes != old.table.attributes { return true }
        return new.columns.contains { column in
            guard let before = old.column(column.name) else { return true }
            return !column.differences(from: before).isSubset(of: Self.unnoticed)
        }
    }

    /// What can change of a column while its values stay what they are.
    private static let unnoticed: Set<String> = [AttributeKey<String>.defaultExpression.name]

    private func value(of column: CatalogObject, _ before: CatalogObject) -> String {
        var value = Quoting.identifier(column.name)
        if let type = conversion(of: column, before) {
            value = "CAST(\(value) AS \(type))"
        }
        if column[flag: .isNotNull], !before[flag: .isNotNull], let filler = column[.defaultExpression] {
            value = "coalesce(\(value), \(filler))"
        } else if becomesRowID(column, before) {
            // SQLite would make up a number for NULL; it refuses text.
            value = "coalesce(\(value), 'NULL')"
        }
        return value
    }

    /// Whether a column that may hold NULL becomes the rowid, which can't.
    private func becomesRowID(_ column: CatalogObject, _ before: CatalogObject) -> Bool {
        let key = old.constraints.first { $0.kind == .primaryKey }?[.columns] ?? []
        return new.rowIDColumn == column.name && old.rowIDColumn != column.name
            && !before[flag: .isNotNull]
            && !(old.table[flag: .isWithoutRowID] && key.contains(column.name))
    }

    /// The type to convert to: a STRICT table refuses values of another one.
    private func conversion(of column: CatalogObject, _ before: CatalogObject) -> String? {
        guard new.table[flag: .isStrict], let type = column[.dataType], type != "ANY",
            !old.table[flag: .isStrict] || before[.dataType] != type
        else { return nil }
        return type == "INT" ? "INTEGER" : type
    }
}
