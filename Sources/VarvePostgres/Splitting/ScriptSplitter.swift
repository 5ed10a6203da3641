import VarveDatabase

/// Cuts a script into statements.
struct ScriptSplitter {
    private let bytes: [UInt8]
    private let tokens: [Token]
    private var next = 0

    /// Reads a script's tokens.
    init(_ text: String) throws(DatabaseError) {
        self.bytes = Array(text.utf8)
        if let nul = bytes.firstIndex(of: 0) {
            throw DatabaseError(.syntax, "the text holds the character NUL", offset: nul)
        }
        // Editors on Windows put a mark before the text that is not a part of it.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        do {
            self.tokens = try Token.scan(bytes[start...]).filter { !$0.isComment }
        } catch {
            throw PsqlCommand.cause(of: error, in: bytes) ?? error
        }
    }

    /// The statements in order. Empty ones, of which only a semicolon is there, are left out.
    mutating func statements() throws(DatabaseError) -> [ScriptStatement] {
        var statements: [ScriptStatement] = []
        while next < tokens.count {
            let content = try takeStatement()
            guard let first = content.first, let last = content.last else { continue }
            try SecretOption.refuse(content, in: bytes)
            let traits = StatementTraits(content)
            if traits.readsStandardInput {
                throw PsqlCommand.copyIsNotSupported(at: first.range.lowerBound)
            }
            let text = bytes[first.range.lowerBound..<last.range.upperBound]
            var reader = SubjectReader(content, in: bytes)
            statements.append(
                ScriptStatement(
                    sql: String(decoding: text, as: UTF8.self), offset: first.range.lowerBound,
                    refusesTransaction: traits.refusesTransaction,
                    controlsTransaction: traits.controlsTransaction, subject: reader.subject()))
        }
        return statements
    }

    /// The tokens up to the semicolon that ends a statement: one that is neither in parentheses nor in the body
    /// of a routine in standard SQL. psql finds it by the same rule.
    private mutating func takeStatement() throws(DatabaseError) -> ArraySlice<Token> {
        let start = next
        var parentheses = 0
        var body = RoutineBody()
        while next < tokens.count {
            let token = tokens[next]
            switch token.sign {
            case UInt8(ascii: "("): parentheses += 1
            case UInt8(ascii: ")"): parentheses = max(parentheses - 1, 0)
            case UInt8(ascii: ";") where parentheses == 0 && !body.isOpen:
                next += 1
                return tokens[start..<next - 1]
            case UInt8(ascii: "\\"):
                try skipCommand()
                // pg_dump writes its commands on lines between statements.
                return tokens[start..<start]
            default: if parentheses == 0 { body.take(token) }
            }
            next += 1
        }
        return tokens[start..<next]
    }

    /// Goes behind the line of a command that is for psql and means nothing here.
    private mutating func skipCommand() throws(DatabaseError) {
        let place = tokens[next].range.lowerBound
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let command = PsqlCommand(line: bytes[place..<end])
        let isFirst = next == 0 || tokens[next - 1].sign == UInt8(ascii: ";") || isFirstOnLine(place)
        guard command.canBeSkipped, isFirst else { throw command.isNotSupported(at: place) }
        while next < tokens.count, tokens[next].range.lowerBound < end { next += 1 }
    }

    private func isFirstOnLine(_ place: Int) -> Bool {
        bytes[..<place].last { $0 != UInt8(ascii: " ") } == UInt8(ascii: "\n")
    }
}

/// Whether the tokens of a statement are inside `BEGIN ATOMIC … END` of a routine.
private struct RoutineBody {
    private var words: [String] = []
    private var depth = 0

    var isOpen: Bool { depth > 0 }

    mutating func take(_ token: Token) {
        let word = token.keyword ?? ""
        if words.count < 4 { words.append(word) }
        guard isRoutine else { return }
        switch word {
        case "begin": depth += 1
        case "case" where depth > 0: depth += 1
        case "end" where depth > 0: depth -= 1
        default: break
        }
    }

    private var isRoutine: Bool {
        guard words.first == "create" else { return false }
        let rest = words.dropFirst().starts(with: ["or", "replace"]) ? words.dropFirst(3) : words.dropFirst()
        return rest.first == "function" || rest.first == "procedure"
    }
}
