import VarveCatalog
import VarveDeclaration

/// Recognises the rules that triggers stand for by the triggers' names.
struct SQLiteTriggerGuess {
    let table: DeclaredTable
    let parts: [CatalogObject]

    var rules: [DeclaredRule] {
        let names = Set(parts.filter { $0.kind == .trigger }.map(\.name))
        var rules: [DeclaredRule] = []
        let appendOnly = ["append_only_update", "append_only_delete", "append_only_insert"]
        if appendOnly.allSatisfy({ names.contains(name($0)) }) {
            rules.append(.appendOnly(except: changeableColumns))
        }
        for column in table.columns
        where column.type == .timestamp && names.contains(name("set_\(column.name)")) {
            rules.append(.updatedAt(column: column.name))
        }
        for column in table.columns where names.contains(name("lock_\(column.name)")) {
            rules.append(.optimisticLock(column: column.name))
        }
        return rules
    }

    /// The columns that an append-only table lets change: those of which its trigger does not speak.
    private var changeableColumns: [String] {
        let trigger = parts.first { $0.kind == .trigger && $0.name == name("append_only_update") }
        guard let text = trigger?[.definition], text.contains(" WHEN ") || text.contains("\nWHEN ") else {
            return []
        }
        return table.columns.map(\.name).filter { column in
            ![column, Quoting.identifier(column)].contains { text.contains("NEW.\($0) ") }
        }
    }

    private func name(_ suffix: String) -> String { DeclaredNames.fit(table.name, suffix: "_" + suffix) }
}
