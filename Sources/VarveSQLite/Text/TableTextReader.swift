/// Finds columns and constraints in the text of a CREATE TABLE that SQLite has accepted. It looks for keywords at the
/// places where SQLite's grammar has them, and leaves expressions alone.
struct TableTextReader {
    private let all: [Token]
    private var tokens: ArraySlice<Token> = []
    private var result = TableText()
    /// The name that CONSTRAINT gave to what comes next.
    private var name: String?

    private init(all: [Token]) {
        self.all = all
    }

    static func read(_ sql: String) -> TableText {
        let tokens = Array(Tokenizer(sql))
        guard let opening = tokens.firstIndex(where: { $0.kind == .opening }) else { return TableText() }
        var reader = TableTextReader(all: tokens)
        for item in split(tokens[(opening + 1)...]) {
            reader.tokens = item
            reader.readItem()
        }
        return reader.result
    }

    /// Cuts at commas outside parentheses, up to the parenthesis that closes it all.
    static func split(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
        var items: [ArraySlice<Token>] = []
        var depth = 0
        var start = tokens.startIndex
        for index in tokens.indices {
            switch tokens[index].kind {
            case .opening: depth += 1
            case .closing where depth == 0:
                items.append(tokens[start..<index])
                return items
            case .closing: depth -= 1
            case .comma where depth == 0:
                items.append(tokens[start..<index])
                start = index + 1
            default: break
            }
        }
        items.append(tokens[start...])
        return items
    }

    private mutating func readItem() {
        name = nil
        if tokens.first?.isWord(in: ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]) == true {
            readConstraints(of: nil)
        } else if let first = tokens.popFirst()?.name {
            result.columns.append(TableText.Column(name: first, type: takeType()))
            readConstraints(of: first)
        }
    }

    private mutating func takeType() -> ArraySlice<Token> {
        let start = tokens.startIndex
        while let token = tokens.first, token.name != nil, !token.isWord(in: Self.columnWords), !isGenerated {
            tokens.removeFirst()
        }
        if tokens.startIndex > start, tokens.first?.kind == .opening {
            _ = takeParentheses()
        }
        return all[start..<tokens.startIndex]
    }

    /// GENERATED is a name to SQLite unless ALWAYS follows.
    private var isGenerated: Bool {
        tokens.first?.isWord("GENERATED") == true && tokens.dropFirst().first?.isWord("ALWAYS") == true
    }

    private static let columnWords: Set<String> = [
        "CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "AS",
    ]

    private mutating func readConstraints(of column: String?) {
        while let token = tokens.popFirst() {
            guard token.kind == .word else { continue }
            switch Quoting.uppercased(token.text) {
            case "CONSTRAINT": name = tokens.popFirst()?.name
            case "PRIMARY": readPrimaryKey(column)
            case "UNIQUE": readUnique(column)
            case "CHECK": add(.check(takeParentheses()), column)
            case "FOREIGN": readForeignKey()
            case "REFERENCES": readReference(from: column.map { [$0] } ?? [], column)
            case let word: readColumnProperty(word)
            }
        }
    }

    private mutating func add(_ kind: TableText.Constraint.Kind, _ column: String?) {
        result.constraints.append(TableText.Constraint(name: name, kind: kind, column: column))
        name = nil
    }

    private mutating func modify(_ change: (inout TableText.Constraint) -> Void) {
        guard !result.constraints.isEmpty else { return }
        change(&result.constraints[result.constraints.count - 1])
    }

    private mutating func readPrimaryKey(_ column: String?) {
        _ = take("KEY")
        var isAutoincrement = false
        if let column {
            let isDescending = take("DESC") != nil
            _ = take("ASC")
            var key = [Token(kind: .quotedName, text: Quoting.identifier(column), offset: 0)]
            if isDescending { key.append(Token(kind: .word, text: "DESC", offset: 0)) }
            add(.primaryKey([key[...]]), column)
        } else {
            var keys = Self.split(takeParentheses())
            if keys.last?.last?.isWord("AUTOINCREMENT") == true {
                isAutoincrement = true
                keys[keys.count - 1].removeLast()
            }
            add(.primaryKey(keys), nil)
        }
        let conflict = takeConflict()
        isAutoincrement = take("AUTOINCREMENT") != nil || isAutoincrement
        modify { ($0.conflict, $0.isAutoincrement) = (conflict, isAutoincrement) }
    }

    private mutating func readUnique(_ column: String?) {
        if let column {
            add(.unique([[Token(kind: .quotedName, text: Quoting.identifier(column), offset: 0)]]), column)
        } else {
            add(.unique(Self.split(takeParentheses())), nil)
        }
        let conflict = takeConflict()
        modify { $0.conflict = conflict }
    }

    private mutating func readForeignKey() {
        _ = take("KEY")
        let columns = Self.split(takeParentheses()).compactMap { $0.first?.name }
        if take("REFERENCES") != nil {
            readReference(from: columns, nil)
        }
    }

    private mutating func readReference(from columns: [String], _ column: String?) {
        add(.foreignKey(columns: columns), column)
        tokens = tokens.dropFirst()
        if tokens.first?.kind == .opening {
            _ = takeParentheses()
        }
        while let token = tokens.first {
            if token.isWord("MATCH") {
                let match = tokens.dropFirst().first?.name
                tokens = tokens.dropFirst(2)
                modify { $0.match = match.map(Quoting.uppercased) }
            } else if token.isWord("ON") {
                // ON DELETE SET NULL and its like: the pragma tells.
                let action = tokens.dropFirst(2).first
                tokens = tokens.dropFirst(action?.isWord(in: ["SET", "NO"]) == true ? 4 : 3)
            } else if token.isWord("NOT"), tokens.dropFirst().first?.isWord("DEFERRABLE") == true {
                tokens = tokens.dropFirst(2)
                _ = takeInitially()
            } else if token.isWord("DEFERRABLE") {
                tokens = tokens.dropFirst()
                let isDeferred = takeInitially()
                modify { ($0.isDeferrable, $0.isInitiallyDeferred) = (true, isDeferred) }
            } else {
                return
            }
        }
    }

    private mutating func takeInitially() -> Bool {
        guard take("INITIALLY") != nil else { return false }
        return tokens.popFirst()?.isWord("DEFERRED") == true
    }

    private mutating func readColumnProperty(_ word: String) {
        guard let index = result.columns.indices.last else { return }
        switch word {
        case "NOT":
            _ = take("NULL")
            result.columns[index].notNullConflict = takeConflict()
        case "NULL": _ = takeConflict()
        case "COLLATE": result.columns[index].collation = tokens.popFirst()?.name
        case "DEFAULT": result.columns[index].defaultValue = takeDefault()
        case "AS":
            let expression = takeParentheses()
            result.columns[index].generation = (expression, take("STORED") != nil)
        default: break
        }
        name = nil
    }

    /// A value, a signed value, or an expression in parentheses.
    private mutating func takeDefault() -> ArraySlice<Token> {
        let start = tokens.startIndex
        if tokens.first?.kind == .opening {
            _ = takeParentheses()
        } else {
            if tokens.first?.kind == .symbol { tokens.removeFirst() }
            tokens = tokens.dropFirst()
        }
        return all[start..<tokens.startIndex]
    }

    private mutating func take(_ keyword: String) -> Token? {
        tokens.first?.isWord(keyword) == true ? tokens.popFirst() : nil
    }

    private mutating func takeConflict() -> String? {
        guard tokens.first?.isWord("ON") == true, tokens.dropFirst().first?.isWord("CONFLICT") == true else {
            return nil
        }
        let resolution = tokens.dropFirst(2).first.map { Quoting.uppercased($0.text) }
        tokens = tokens.dropFirst(3)
        return resolution == "ABORT" ? nil : resolution
    }

    /// What stands between the parenthesis that comes next and its counterpart.
    private mutating func takeParentheses() -> ArraySlice<Token> {
        guard tokens.first?.kind == .opening else { return [] }
        let inner = tokens.dropFirst()
        var depth = 1
        for index in inner.indices {
            switch inner[index].kind {
            case .opening: depth += 1
            case .closing: depth -= 1
            default: break
            }
            if depth == 0 {
                tokens = inner[(index + 1)...]
                return inner[..<index]
            }
        }
        tokens = []
        return inner
    }
}
