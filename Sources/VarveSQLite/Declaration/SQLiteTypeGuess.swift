import VarveCatalog
import VarveDeclaration

/// Recognises the types that SQLite does not have by the checks and defaults that make up for them.
struct SQLiteTypeGuess {
    /// The columns with the types that were recognised.
    private(set) var columns: [DeclaredColumn]

    /// The checks that come with these types.
    private(set) var checks: Set<ObjectID> = []

    init(parts: [CatalogObject], columns: [DeclaredColumn]) {
        self.columns = columns
        for part in parts where part.kind == .check && part.hasGeneratedName {
            guard let expression = part[.expression] else { continue }
            if recognise(expression) { checks.insert(part.id) }
        }
        for index in self.columns.indices {
            recogniseDefault(ofColumnAt: index)
        }
    }

    private mutating func recognise(_ expression: String) -> Bool {
        for index in columns.indices {
            for type in Self.candidates(for: columns[index], expression) {
                var column = columns[index]
                column.type = type
                guard let check = SQLiteTypes.check(of: column), Self.normal(check, columns) == expression
                else {
                    continue
                }
                columns[index] = Self.retyped(column)
                return true
            }
        }
        return false
    }

    private static func candidates(for column: DeclaredColumn, _ expression: String) -> [DataType] {
        switch column.type {
        case .int64: return [.boolean]
        case .text:
            let labels = words(in: expression)
            let limit = expression.split(separator: " ").last.flatMap { Int($0) }
            let words = labels.map { DataType.enumeration(DeclaredEnum(name: column.name, labels: $0)) }
            return [.json] + (limit.map { [.varchar($0)] } ?? []) + (words.map { [$0] } ?? [])
        default: return []
        }
    }

    /// The words of `column IN ('a', 'b')`.
    private static func words(in expression: String) -> [String]? {
        guard let opening = expression.firstRange(of: " IN ("), expression.hasSuffix(")") else { return nil }
        var words: [String] = []
        for (position, token) in Tokenizer(String(expression[opening.upperBound...].dropLast())).enumerated()
        {
            guard position.isMultiple(of: 2) else { continue }
            guard token.text.hasPrefix("'"), token.text.hasSuffix("'") else { return nil }
            words.append(String(token.text.dropFirst().dropLast()).replacing("''", with: "'"))
        }
        return words.isEmpty || Set(words).count != words.count ? nil : words
    }

    private static func normal(_ text: String, _ columns: [DeclaredColumn]) -> String {
        let names = NormalForm.Names(columns.map(\.name))
        return NormalForm(context: .table(name: "", columns: names)).expression(Array(Tokenizer(text))[...])
            .text
    }

    /// The column with its default in the form that belongs to its type.
    private static func retyped(_ column: DeclaredColumn) -> DeclaredColumn {
        var column = column
        switch (column.type, column.defaultValue) {
        case (.boolean, .literal(.integer(let number))) where number == 0 || number == 1:
            column.defaultValue = .literal(.boolean(number == 1))
        case (.enumeration(let words), .literal(.text(let text))) where words.labels.contains(text):
            column.defaultValue = .literal(.label(text, of: words))
        case (.boolean, .literal(let literal)), (.enumeration, .literal(let literal)):
            column.defaultValue = .expression(SQLFragment([.literal(literal)]))
        default: break
        }
        return column
    }

    private mutating func recogniseDefault(ofColumnAt index: Int) {
        guard columns[index].type == .text, case .expression(let fragment) = columns[index].defaultValue,
            case .sql(let text) = fragment.parts.first
        else { return }
        let guesses: [(DeclaredDefault, DataType)] = [
            (.currentTimestamp, .timestamp), (.uuidV4, .uuid), (.uuidV7, .uuid),
        ]
        for (value, type) in guesses {
            guard let written = try? SQLiteDefaults.write(value, in: ""), Self.normal(written, []) == text
            else {
                continue
            }
            columns[index].type = type
            columns[index].defaultValue = value
        }
    }
}
