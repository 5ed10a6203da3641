import VarveCatalog
import VarveDatabase

/// Writes a table's keys, indexes and checks, but for a primary key that its column says.
struct DrizzleExtraWriter {
    private let parts: TableParts
    private(set) var context: DrizzleContext
    /// What Drizzle has no words for.
    private(set) var unsaid: [String] = []
    private var checkNames = UniqueNames()

    init(_ parts: TableParts, _ context: DrizzleContext) {
        self.parts = parts
        self.context = context
    }

    /// Whether `.primaryKey()` at its column says all of a key.
    static func isSaidByColumn(_ key: CatalogObject?, of parts: TableParts) -> Bool {
        guard let key, let columns = key[.columns], columns.count == 1 else { return false }
        return key.hasGeneratedName && parts.columns.contains { [$0.name] == columns }
    }

    mutating func write() -> [String] {
        var lines: [String] = []
        if let key = parts.primaryKey {
            note(key, [.includedColumns], [.isDeferrable], [.onConflict])
            if !Self.isSaidByColumn(key, of: parts) { lines += primaryKey(key) }
        }
        lines += parts.uniques.flatMap { unique($0) }
        lines += parts.foreignKeys.flatMap { foreignKey($0) }
        lines += parts.indexes.map { index($0) }
        return lines + parts.checks.map { check($0) }
    }

    private mutating func primaryKey(_ key: CatalogObject) -> [String] {
        guard key[.definition] == nil, let columns = columns(key) else { return leaveOut(key) }
        let name = isNamed(key) ? ["name: \(TypeScriptText.literal(key.name))"] : []
        let members = name + ["columns: [\(columns)]"]
        return ["\(context.word("primaryKey"))(\(TypeScriptText.object(members) ?? ""))"]
    }

    private mutating func unique(_ key: CatalogObject) -> [String] {
        guard key[.definition] == nil, let columns = columns(key) else { return leaveOut(key) }
        note(key, [.includedColumns], [.isDeferrable], [.onConflict])
        let name = isNamed(key) ? TypeScriptText.literal(key.name) : ""
        let nulls = key[flag: .nullsNotDistinct] ? ".nullsNotDistinct()" : ""
        return ["\(context.word("unique"))(\(name)).on(\(columns))\(nulls)"]
    }

    private mutating func foreignKey(_ key: CatalogObject) -> [String] {
        guard key[.definition] == nil, let columns = columns(key), let path = key[.referencedTable],
            let target = context.tableNames[ObjectID(.table, path)], let targets = key[.referencedColumns]
        else { return leaveOut(key) }
        note(key, [.onDeleteColumns], [.isDeferrable, .isNotValid, .isNotEnforced], [.match])
        let variable = path == parts.table.id.path ? "table" : target
        let foreign = targets.compactMap { context.column($0, of: path) }.map { "\(variable).\($0)" }
        let name = isNamed(key) ? ["name: \(TypeScriptText.literal(key.name))"] : []
        let members =
            name + ["columns: [\(columns)]", "foreignColumns: [\(foreign.joined(separator: ", "))]"]
        var text = "\(context.word("foreignKey"))(\(TypeScriptText.object(members) ?? ""))"
        if let action = key[.onDelete] { text += ".onDelete(\"\(action.lowercased())\")" }
        if let action = key[.onUpdate] { text += ".onUpdate(\"\(action.lowercased())\")" }
        return [text]
    }

    private mutating func check(_ check: CatalogObject) -> String {
        note(check, [], [.isNoInherit, .isNotValid, .isNotEnforced], [])
        // Drizzle wants a name, also where the database needs none.
        let column = parts.columns.first { check.dependencies.contains($0.id) }?.name ?? ""
        let name = checkNames.name(
            isNamed(check) ? check.name : "\(parts.table.name)_\(column)_check", suffix: "_")
        return
            "\(context.word("check"))(\(TypeScriptText.literal(name)), \(context.sql(check[.expression] ?? "")))"
    }

    private mutating func index(_ index: CatalogObject) -> String {
        note(index, [.includedColumns, .uncoveredPartitions], [.nullsNotDistinct, .isInvalid], [])
        let keys = (index[.keys] ?? []).map { indexKey($0) }.joined(separator: ", ")
        let function = context.word(index[flag: .isUnique] ? "uniqueIndex" : "index")
        var text = "\(function)(\(TypeScriptText.literal(index.name)))"
        text += index[.method].map { ".using(\(TypeScriptText.literal($0)), \(keys))" } ?? ".on(\(keys))"
        if let options = index[.options] {
            let members = options.map { option in
                let parts = option.split(separator: "=", maxSplits: 1).map {
                    TypeScriptText.literal(String($0))
                }
                return parts.joined(separator: ": ")
            }
            text += ".with(\(TypeScriptText.object(members) ?? ""))"
        }
        if let predicate = index[.predicate] { text += ".where(\(context.sql(predicate)))" }
        return text
    }

    /// A column, with what the database writes after it, or else an expression.
    private mutating func indexKey(_ key: String) -> String {
        for column in parts.columns {
            guard let property = context.column(column.name, of: parts.table.id.path) else { continue }
            for spelling in [column.name, context.source.dialect.quote(identifier: column.name)] {
                if key == spelling { return "table.\(property)" }
                guard key.hasPrefix(spelling + " ") else { continue }
                let rest = String(key.dropFirst(spelling.count + 1))
                if let calls = context.source.vocabulary.drizzle.indexKey(rest) {
                    return "table.\(property)\(calls)"
                }
            }
        }
        return context.sql(key)
    }

    /// The columns of a key; `nil` where one is no column.
    private func columns(_ key: CatalogObject) -> String? {
        let names = key[.columns] ?? []
        let properties = names.compactMap { context.column($0, of: parts.table.id.path) }
        return properties.count == names.count
            ? properties.map { "table.\($0)" }.joined(separator: ", ") : nil
    }

    private func isNamed(_ object: CatalogObject) -> Bool {
        ObjectText(source: context.source).isNamed(object)
    }

    private mutating func leaveOut(_ object: CatalogObject) -> [String] {
        unsaid.append(ObjectText(source: context.source).line(object))
        return []
    }

    /// Notes the attributes of an object that can't be said.
    private mutating func note(
        _ object: CatalogObject, _ lists: [AttributeKey<[String]>], _ flags: [AttributeKey<Bool>],
        _ texts: [AttributeKey<String>]
    ) {
        var words = lists.compactMap { key in
            object[key].map { "\(key.name) (\($0.joined(separator: ", ")))" }
        }
        words += flags.filter { object[flag: $0] }.map(\.name)
        words += texts.compactMap { key in object[key].map { "\(key.name) \($0)" } }
        if !words.isEmpty { unsaid.append("\(object.kind) \(object.name): \(words.joined(separator: ", "))") }
    }
}
