import CSQLite3
import VarveDatabase

extension SQLiteDialect {
    /// Splits a script without preparing anything: a statement may need tables that an earlier one makes.
    ///
    /// The tokenizer proposes semicolons, so that none inside a text or a comment costs time, and SQLite's own
    /// `sqlite3_complete` decides whether one ends a statement or stands inside a trigger.
    public func split(_ script: SQLScript) throws(DatabaseError) -> [ScriptStatement] {
        var splitter = ScriptSplitter(script)
        return try splitter.run()
    }
}

private struct ScriptSplitter {
    private let name: String
    /// The script with a byte more, since the C library wants a NUL behind what it reads.
    private var bytes: [UInt8]
    private var tokens: Tokenizer
    private var statements: [ScriptStatement] = []

    init(_ script: SQLScript) {
        name = script.name
        bytes = Array(script.text.utf8)
        tokens = Tokenizer(bytes)
        bytes.append(0)
    }

    mutating func run() throws(DatabaseError) -> [ScriptStatement] {
        if let zero = bytes.dropLast().firstIndex(of: 0) {
            throw DatabaseError(
                .syntax, "there is a NUL in \(name), where SQLite would stop reading", offset: zero)
        }
        var start: Int?
        var end = 0
        while let (kind, range) = tokens.nextRange() {
            if kind == .illegal {
                throw illegalToken(range)
            }
            guard kind == .semicolon else {
                start = start ?? range.lowerBound
                end = range.upperBound
                continue
            }
            if let first = start, isComplete(first..<range.upperBound) {
                add(first..<end)
                start = nil
            }
        }
        if let start {
            add(start..<end)
        }
        return statements
    }

    private mutating func isComplete(_ range: Range<Int>) -> Bool {
        let saved = bytes[range.upperBound]
        bytes[range.upperBound] = 0
        defer { bytes[range.upperBound] = saved }
        return bytes.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return true }
            return sqlite3_complete(base.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self))
                != 0
        }
    }

    private mutating func add(_ range: Range<Int>) {
        // Eight words tell what a statement is.
        var words: [Token] = []
        var tokens = Tokenizer(Array(bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 400)]))
        while words.count < 8, let token = tokens.next() {
            words.append(token)
        }
        let nature = StatementNature(words)
        statements.append(
            ScriptStatement(
                sql: String(decoding: bytes[range], as: UTF8.self), offset: range.lowerBound,
                refusesTransaction: nature.refusesTransaction, controlsTransaction: nature.controlsTransaction
            ))
    }

    private func illegalToken(_ range: Range<Int>) -> DatabaseError {
        let start = String(decoding: bytes[range].prefix(20), as: UTF8.self)
        let isOpen = start.first.map { "'\"`[xX".contains($0) } ?? false
        let message =
            isOpen ? "the quotation that begins with \(start) never ends" : "unrecognized token: \(start)"
        return DatabaseError(.syntax, message, offset: range.lowerBound)
    }
}

/// What a statement means for transactions, told by its first words.
struct StatementNature {
    let refusesTransaction: Bool
    let controlsTransaction: Bool

    init(_ tokens: [Token]) {
        let words = tokens.map { Quoting.uppercased($0.name ?? $0.text) }
        switch words.first {
        case "BEGIN", "COMMIT", "END":
            (refusesTransaction, controlsTransaction) = (false, true)
        case "ROLLBACK":
            // ROLLBACK TO goes back to a savepoint inside.
            (refusesTransaction, controlsTransaction) = (false, !words.contains("TO"))
        case "VACUUM":
            (refusesTransaction, controlsTransaction) = (true, false)
        case "PRAGMA":
            (refusesTransaction, controlsTransaction) = (Self.pragmaRefuses(words.dropFirst()), false)
        default:
            (refusesTransaction, controlsTransaction) = (false, false)
        }
    }

    /// Pragmas that fail inside a transaction, or, worse, do nothing there. Asking for a value is always fine.
    private static func pragmaRefuses(_ words: ArraySlice<String>) -> Bool {
        var words = words
        if words.dropFirst().first == "." {
            words = words.dropFirst(2)
        }
        guard let pragma = words.first else { return false }
        if pragma == "WAL_CHECKPOINT" { return true }
        let setsValue = ["=", "("].contains(words.dropFirst().first)
        return setsValue
            && ["FOREIGN_KEYS", "JOURNAL_MODE", "SYNCHRONOUS", "TEMP_STORE", "AUTO_VACUUM", "PAGE_SIZE"]
                .contains(pragma)
    }
}
