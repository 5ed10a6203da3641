/// Writes the rules of a table as Swift.
struct SwiftRuleWriter {
    let table: SwiftTable
    let names: SwiftTypeNames

    func source(of rule: DeclaredRule) -> String {
        switch rule {
        case .primaryKey(let columns, let name): "PrimaryKey(\(list(columns))\(argument("name", name)))"
        case .unique(let columns, let name): "Unique(\(list(columns))\(argument("name", name)))"
        case .foreignKey(let columns, let reference, let name): foreignKey(columns, reference, name)
        case .check(let condition, let name, let dialects):
            "Check(sql: \(literal(condition))\(argument("name", name))\(dialects.swiftArgument))"
        case .index(let index): source(of: index)
        case .appendOnly(let columns):
            columns.isEmpty ? "AppendOnly()" : "AppendOnly(except: \(list(columns)))"
        case .updatedAt(let column): "UpdatedAt(\(table.property(column)))"
        case .optimisticLock(let column): "OptimisticLock(\(table.property(column)))"
        case .forbiddenColumns(let patterns, let reason):
            "ForbiddenColumns(\(patterns.map { SwiftNames.literal($0) }.joined(separator: ", ")), "
                + "because: \(SwiftNames.literal(reason, indent: "            ")))"
        case .retention(let retention): source(of: retention)
        }
    }

    private func list(_ columns: [String]) -> String {
        columns.map(table.property).joined(separator: ", ")
    }

    private func argument(_ label: String, _ value: String?) -> String {
        value.map { ", \(label): \(SwiftNames.literal($0))" } ?? ""
    }

    private func literal(_ fragment: SQLFragment) -> String {
        SwiftFragments(names, table: table).literal(fragment)
    }

    private func foreignKey(_ columns: [String], _ reference: DeclaredReference, _ name: String?) -> String {
        let end = reference.swiftActions + argument("name", name) + ")"
        if let target = names.table(reference), canCheck(columns, reference, in: target) {
            let paths = reference.columns.map { "\\\(target.typeName).\(target.property($0))" }
            return "ForeignKey(\(list(columns)), references: \(paths.joined(separator: ", "))\(end)"
        }
        let targets = reference.columns.map { SwiftNames.literal($0) }.joined(separator: ", ")
        return "ForeignKey([\(list(columns))], referencesColumns: [\(targets)], "
            + "ofTable: \(SwiftNames.literal(reference.table))\(argument("schema", reference.schema))\(end)"
    }

    private func canCheck(_ columns: [String], _ reference: DeclaredReference, in target: SwiftTable) -> Bool
    {
        let ours = columns.compactMap { name in table.table.columns.first { $0.name == name } }
        let theirs = reference.columns.compactMap { name in target.table.columns.first { $0.name == name } }
        return ours.count == columns.count && theirs.count == ours.count
            && zip(ours, theirs).allSatisfy { names.base(of: $0.type) == names.base(of: $1.type) }
    }

    private func source(of index: DeclaredIndex) -> String {
        var text = "Index(" + index.keys.map(source(of:)).joined(separator: ", ")
        text += argument("name", index.name)
        if index.isUnique { text += ", unique: true" }
        if let predicate = index.predicate { text += ", where: Condition(\(literal(predicate)))" }
        text += argument("method", index.method)
        if !index.includedColumns.isEmpty { text += ", including: [\(list(index.includedColumns))]" }
        return text + index.dialects.swiftArgument + ")"
    }

    private func source(of retention: DeclaredRetention) -> String {
        let period = ".\(retention.period.unit.rawValue)s(\(retention.period.count))"
        var text = "Retention(\(table.property(retention.column)), keep: \(period)"
        if let condition = retention.condition { text += ", where: Condition(\(literal(condition)))" }
        if retention.batch != DeclaredRetention.usualBatch { text += ", batch: \(retention.batch)" }
        return text + ")"
    }

    private func source(of key: DeclaredIndex.Key) -> String {
        var text =
            if key.isVerbatim {
                "VerbatimKey(\(literal(key.expression)))"
            } else if key.isColumn, let column = key.expression.columns.first {
                table.property(column)
            } else {
                "SQLExpression<String>(\(literal(key.expression)))"
            }
        if let modifiers = key.modifiers { text += ".with(\(SwiftNames.literal(modifiers)))" }
        return text + (key.isDescending ? ".descending" : "")
    }
}
