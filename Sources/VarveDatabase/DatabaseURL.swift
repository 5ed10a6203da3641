/// Where a database is: `sqlite:app.db`, `sqlite::memory:`, `postgresql://user@host/name`.
///
/// Printing one never shows a password or token.
public struct DatabaseURL: Hashable, Sendable {
    /// The part before the first colon, in lower case.
    public let scheme: String

    /// The whole URL with its secrets. For opening connections only.
    public let unredacted: String

    /// Reads a URL.
    ///
    /// - Throws: ``DatabaseError`` where the text has no scheme.
    public init(_ text: String) throws(DatabaseError) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
            text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+") })
        else {
            throw DatabaseError(
                .cannotConnect, "the database URL has no scheme",
                hint: "write sqlite:FILE or postgresql://USER@HOST/NAME")
        }
        self.scheme = text[..<colon].lowercased()
        self.unredacted = text
    }

    /// What follows the scheme and its colon.
    public var remainder: Substring {
        unredacted[unredacted.index(after: unredacted.firstIndex(of: ":") ?? unredacted.startIndex)...]
    }
}

extension DatabaseURL: CustomStringConvertible, CustomDebugStringConvertible {
    /// The URL with `***` in the place of every secret.
    public var description: String {
        Self.redactingUserInfo(Self.redactingQuery(unredacted))
    }

    public var debugDescription: String { description }

    private static func redactingUserInfo(_ text: String) -> String {
        guard let slashes = text.firstRange(of: "//") else { return text }
        let rest = text[slashes.upperBound...]
        // A password may hold an @, / or ? that nobody escaped: all before the last @ may be a part of it.
        guard let at = rest.lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":")
        else { return text }
        return text[...colon] + "***" + text[at...]
    }

    private static func redactingQuery(_ text: String) -> String {
        guard let question = text.firstIndex(of: "?") else { return text }
        let pairs = text[text.index(after: question)...].split(
            separator: "&", omittingEmptySubsequences: false)
        let redacted = pairs.map { pair -> String in
            guard let equals = pair.firstIndex(of: "=") else { return String(pair) }
            let name = pair[..<equals].lowercased()
            let isSecret = ["password", "token", "secret", "key"].contains { name.contains($0) }
            return isSecret ? pair[...equals] + "***" : String(pair)
        }
        return text[...question] + redacted.joined(separator: "&")
    }
}
