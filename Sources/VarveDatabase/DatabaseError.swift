/// An error that a database reported, or that kept us from reaching it.
public struct DatabaseError: Error, Sendable, Hashable {
    /// What went wrong, as far as a caller acts on it.
    public enum Code: String, Sendable {
        /// The server or file can't be reached or opened.
        case cannotConnect
        /// The server refuses the user or password.
        case notAuthenticated
        /// The file is not a database, or a damaged one.
        case notADatabase
        /// The database can't be written.
        case readOnly
        /// The disk is full.
        case full
        /// A lock was not given in time; trying again can help.
        case lockNotAvailable
        /// The connection was lost in the middle.
        case connectionLost
        /// The statement's text is wrong.
        case syntax
        /// A constraint refuses the data.
        case constraint
        /// Anything else that the database refuses.
        case refused
        /// The feature is not there in this version of the database or of Varve.
        case unsupported
    }

    /// What went wrong, as far as a caller acts on it.
    public var code: Code

    /// The database's own message.
    public var message: String

    /// The database's own code: an SQLSTATE, or SQLite's extended code as `SQLITE_CONSTRAINT_CHECK`.
    public var nativeCode: String?

    /// More of the database's own words: the offending values.
    public var detail: String?

    /// What the database or Varve suggests doing.
    public var hint: String?

    /// The statement that failed.
    public var statement: String?

    /// Which statement of a batch failed, from 0.
    public var statementIndex: Int?

    /// Where in the statement, as a count of UTF-8 bytes from its beginning.
    public var offset: Int?

    /// Describes an error.
    public init(
        _ code: Code,
        _ message: String,
        nativeCode: String? = nil,
        detail: String? = nil,
        hint: String? = nil,
        statement: String? = nil,
        statementIndex: Int? = nil,
        offset: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.nativeCode = nativeCode
        self.detail = detail
        self.hint = hint
        self.statement = statement
        self.statementIndex = statementIndex
        self.offset = offset
    }
}

extension DatabaseError: CustomStringConvertible {
    /// Message, native code, detail and hint; without the statement, which a caller shows in its own place.
    public var description: String {
        var text = message
        if let nativeCode { text += " (\(nativeCode))" }
        if let detail { text += "\n  detail: \(detail)" }
        if let hint { text += "\n  hint: \(hint)" }
        return text
    }
}
