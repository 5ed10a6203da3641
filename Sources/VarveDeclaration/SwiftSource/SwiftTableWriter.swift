/// Writes one table as a Swift type.
struct SwiftTableWriter {
    let table: SwiftTable
    let names: SwiftTypeNames

    func source() -> String {
        let declared = table.table
        var lines = ["struct \(table.typeName): Table {"]
        lines.append("    static let name = \(SwiftNames.literal(declared.name))")
        if let schema = declared.schema {
            lines.append("    static let schema = \(SwiftNames.literal(schema))")
        }
        if let comment = declared.comment {
            lines.append("    static let comment = \(SwiftNames.literal(comment, indent: "        "))")
        }
        if let name = declared.formerName {
            lines.append("    static let renamedFrom = \(SwiftNames.literal(name))")
        }
        if let options { lines.append("    static let options = \(options)") }
        lines.append("")
        lines += declared.columns.map { "    " + column($0) }
        if !declared.rules.isEmpty {
            lines += ["", "    var rules: [Rule] {"]
            lines += declared.rules.map {
                "        " + SwiftRuleWriter(table: table, names: names).source(of: $0)
            }
            lines.append("    }")
        }
        return lines.joined(separator: "\n") + "\n}"
    }

    private var options: String? {
        let options = table.table.options
        var arguments: [String] = []
        if !options.isStrict { arguments.append("strict: false") }
        if options.isWithoutRowID { arguments.append("withoutRowID: true") }
        if options.isUnlogged { arguments.append("unlogged: true") }
        return arguments.isEmpty ? nil : "TableOptions(\(arguments.joined(separator: ", ")))"
    }

    private func column(_ column: DeclaredColumn) -> String {
        let type = names.base(of: column.type) + (column.isNullable ? "?" : "")
        var text = "let \(table.property(column.name)) = Column<\(type)>(\(SwiftNames.literal(column.name))"
        text += names.modifier(of: column.type) + ")"
        if column.isPrimaryKey { text += ".primaryKey()" }
        if let identity = column.identity {
            text += identity == .always ? ".identity(.always)" : ".identity()"
        }
        if column.statesNotNull { text += ".notNull()" }
        if column.isUnique { text += ".unique()" }
        if let reference = column.reference { text += source(of: reference, from: column) }
        if let value = column.defaultValue { text += source(of: value, in: column) }
        if let generation = column.generation {
            text += ".generated(as: \(SwiftFragments(names).literal(generation.expression, asWritten: true))"
            text += generation.isStored ? ")" : ", stored: false)"
        }
        if let collation = column.collation { text += ".collate(\(SwiftNames.literal(collation)))" }
        if let comment = column.comment {
            text += ".comment(\(SwiftNames.literal(comment, indent: "        ")))"
        }
        if let name = column.formerName { text += ".renamed(from: \(SwiftNames.literal(name)))" }
        return text
    }

    /// By key path where the compiler can check it, else by name.
    private func source(of reference: DeclaredReference, from column: DeclaredColumn) -> String {
        let actions = reference.swiftActions
        if let target = names.table(reference), let name = reference.columns.first,
            let other = target.table.columns.first(where: { $0.name == name }),
            names.base(of: other.type) == names.base(of: column.type), column.isNullable || !other.isNullable
        {
            return ".references(\\\(target.typeName).\(target.property(name))\(actions))"
        }
        let schema = reference.schema.map { ", schema: \(SwiftNames.literal($0))" } ?? ""
        let column = SwiftNames.literal(reference.columns.first ?? "")
        return
            ".references(column: \(column), ofTable: \(SwiftNames.literal(reference.table))\(schema)\(actions))"
    }

    private func source(of value: DeclaredDefault, in column: DeclaredColumn) -> String {
        switch value {
        case .currentTimestamp: ".default(.currentTimestamp)"
        case .uuidV4: ".default(.uuidV4)"
        case .uuidV7: ".default(.uuidV7)"
        case .expression(let fragment):
            ".default(.sql(\(SwiftFragments(names).literal(fragment, asWritten: true))))"
        case .literal(let literal): SwiftFragments(names).defaultCall(literal, of: column)
        }
    }
}

extension DeclaredReference {
    /// The arguments for what happens to referring rows, with the commas before them.
    var swiftActions: String {
        var text = ""
        if onDelete != .noAction { text += ", onDelete: .\(onDelete)" }
        if onUpdate != .noAction { text += ", onUpdate: .\(onUpdate)" }
        if isDeferred { text += ", deferred: true" }
        return text
    }
}
