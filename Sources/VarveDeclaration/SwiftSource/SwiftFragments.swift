/// Writes expressions and values as Swift.
struct SwiftFragments {
    let names: SwiftTypeNames
    let table: SwiftTable?

    init(_ names: SwiftTypeNames, table: SwiftTable? = nil) {
        self.names = names
        self.table = table
    }

    /// An expression as a string literal. Columns stand in it as properties, except where properties can't be
    /// reached, as in the initial value of another property: there they stand as quoted names.
    func literal(_ fragment: SQLFragment, asWritten: Bool = false) -> String {
        var text = ""
        for part in fragment.parts {
            switch part {
            case .sql(let sql): text += SwiftNames.escape(sql)
            case .column(let name):
                let property = table?.properties[name]
                let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
                text += property.map { "\\(\($0))" } ?? SwiftNames.escape(quoted)
            case .literal(.integer(let number)) where number != .min: text += String(number)
            case .literal(.text(let content)) where !content.utf8.contains(where: { $0 == 0 || $0 == 0x5C }):
                text += SwiftNames.escape("'" + content.replacing("'", with: "''") + "'")
            case .literal(let literal): text += "\\(literal: \(value(literal)))"
            case .native(let postgres, let sqlite):
                text += "\\(postgres: \(optional(postgres)), sqlite: \(optional(sqlite)))"
            }
        }
        return "\"\(text)\""
    }

    private func optional(_ text: String?) -> String { text.map { SwiftNames.literal($0) } ?? "nil" }

    /// A value as a description of itself.
    private func value(_ literal: SQLLiteral) -> String {
        switch literal {
        case .null: ".null"
        case .boolean(let flag): ".boolean(\(flag))"
        case .integer(let number): ".integer(\(number))"
        case .double(let number): ".double(\(number))"
        case .decimal(let digits): ".decimal(\(SwiftNames.literal(digits)))"
        case .text(let text): ".text(\(SwiftNames.escaped(text)))"
        case .bytes(let bytes): ".bytes(\(bytes))"
        case .instant(let microseconds): ".instant(microseconds: \(microseconds))"
        case .label(let label, let words):
            names.enumeration(words).flatMap { words in
                words.cases.first { $0.label == label }.map { "\(words.typeName).\($0.name).literal" }
            } ?? ".text(\(SwiftNames.escaped(label)))"
        case .array(let elements, let type):
            ".array([\(elements.map(value).joined(separator: ", "))], of: \(names.base(of: type)).dataType)"
        case .impossible(let reason): ".impossible(\(SwiftNames.escaped(reason)))"
        }
    }

    /// The call that gives a column its default.
    func defaultCall(_ literal: SQLLiteral, of column: DeclaredColumn) -> String {
        switch (literal, column.type) {
        case (.null, _): ".default(nil)"
        case (.boolean(let flag), .boolean): ".default(\(flag))"
        case (.integer(let number), .int16), (.integer(let number), .int32), (.integer(let number), .int64):
            ".default(\(number))"
        case (.double(let number), .double): ".default(\(number))"
        case (.text(let text), .text), (.text(let text), .varchar): ".default(\(SwiftNames.escaped(text)))"
        case (.text(let text), .json): ".default(json: \(SwiftNames.escaped(text)))"
        case (.bytes(let bytes), .bytes): ".default(\(bytes))"
        case (.label(let label, let words), .enumeration):
            names.enumeration(words)?.cases.first { $0.label == label }.map { ".default(.\($0.name))" }
                ?? ".default(.sql(\(self.literal(SQLFragment([.literal(literal)])))))"
        default: ".default(.sql(\(self.literal(SQLFragment([.literal(literal)])))))"
        }
    }
}

extension SwiftNames {
    /// Text as a Swift literal on one line.
    static func escaped(_ text: String) -> String { "\"\(escape(text))\"" }
}
