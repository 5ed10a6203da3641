/// SQL text as somebody wrote it, and where it came from, so that an error can name file and line.
public struct SQLScript: Sendable, Hashable {
    /// The path of the file as the user knows it, or another name for the origin; used in errors only.
    public let name: String

    /// The text.
    public let text: String

    /// Describes a script.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Line and column, both from 1, of a place given as a count of UTF-8 bytes from the beginning.
    public func location(atOffset offset: Int) -> ScriptLocation {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {  // not the continuation of a character
                column += 1
            }
        }
        return ScriptLocation(file: name, line: line, column: column)
    }
}

/// A place in a file.
public struct ScriptLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file's path as the user knows it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int

    /// Describes a place.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }
}

/// One statement of a script.
public struct ScriptStatement: Sendable, Hashable {
    /// The statement's text without comments around it and without a closing semicolon.
    public let sql: String

    /// Where the statement begins in its script, as a count of UTF-8 bytes.
    public let offset: Int

    /// Whether the engine refuses to run the statement inside a transaction.
    public let refusesTransaction: Bool

    /// Whether the statement begins or ends a transaction, which is the runner's business.
    public let controlsTransaction: Bool

    /// What the statement is about, as far as that can be told without running it.
    public let subject: StatementSubject

    /// Describes a statement.
    public init(
        sql: String, offset: Int, refusesTransaction: Bool = false, controlsTransaction: Bool = false,
        subject: StatementSubject = .unknown
    ) {
        self.sql = sql
        self.offset = offset
        self.refusesTransaction = refusesTransaction
        self.controlsTransaction = controlsTransaction
        self.subject = subject
    }
}
