import VarveDatabase

/// Options of foreign servers and user mappings that are passwords and the like. Their values never leave the server,
/// and stand in no file that Varve reads or writes.
enum SecretOption {
    /// A regular expression that the names of such options match, in letters of any case.
    private static let names =
        "pass(word|wd|phrase|code)|secret|token|credential|(private|api|access|account)_?key"

    /// What its name alone makes look like one.
    private static let harmless = ["password_required"]

    /// SQL for the options that are no secrets, from a list of `name=value`.
    static func open(of list: String) -> String {
        "array(SELECT o FROM unnest(\(list)) o WHERE NOT (\(isSecret)) ORDER BY o)"
    }

    /// SQL for the names of the options that are secrets.
    static func secret(of list: String) -> String {
        "array(SELECT split_part(o, '=', 1) FROM unnest(\(list)) o WHERE \(isSecret) ORDER BY o)"
    }

    /// Also a connection string may hold a password.
    private static let isSecret = """
        split_part(o, '=', 1) ~* '\(names)' AND split_part(o, '=', 1) NOT IN ('\(harmless.joined(separator: "', '"))')
          OR substr(o, strpos(o, '=') + 1) ~* '(password|pwd)\\s*=|://[^/@]*:[^/@]*@'
        """

    /// Whether an option of this name is a secret, as the server tells it.
    static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        if harmless.contains(name) { return false }
        let words = ["password", "passwd", "passphrase", "passcode", "secret", "token", "credential"]
        let keys = ["private", "api", "access", "account"].flatMap { ["\($0)_key", "\($0)key"] }
        return (words + keys).contains { name.contains($0) }
    }

    /// Whether a value that is called otherwise holds one.
    static func holdsSecret(_ value: String) -> Bool {
        let value = value.lowercased().filter { !$0.isWhitespace }
        if value.contains("password=") || value.contains("pwd=") { return true }
        guard let start = value.firstRange(of: "://") else { return false }
        let authority = value[start.upperBound...].prefix { $0 != "/" }
        guard let at = authority.firstIndex(of: "@") else { return false }
        return authority[..<at].contains(":")
    }
}

extension SecretOption {
    /// Refuses a statement that holds a secret: it would be kept in files, caches and ledgers.
    static func refuse(_ tokens: ArraySlice<Token>, in bytes: [UInt8]) throws(DatabaseError) {
        let words = tokens.prefix(3).map { $0.keyword ?? "" }
        guard words.first == "create" || words.first == "alter",
            words.dropFirst().contains(where: ["server", "user", "foreign", "subscription"].contains)
        else { return }
        for (name, value) in zip(tokens, tokens.dropFirst()) {
            guard isLiteral(bytes[value.range]) else { continue }
            let label = text(bytes[name.range])
            let isOption = tokens.contains { $0.keyword == "options" } && isSecret(label)
            guard isOption || holdsSecret(text(bytes[value.range])) else { continue }
            throw DatabaseError(
                .unsupported, "the value of \(label) is a secret, which must not stand in a file",
                hint: """
                    leave it out here and set it on each server by hand (ALTER USER MAPPING … OPTIONS (ADD \(label) …)); \
                    Varve reads no secret and leaves those that are there alone
                    """,
                offset: name.range.lowerBound)
        }
    }

    private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last, text.count > 1 else { return false }
        return last == UInt8(ascii: "'") || text.first == UInt8(ascii: "$") && last == UInt8(ascii: "$")
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
}
