import CPgQuery

/// The roles that a statement names, found out by the server's own parser.
struct RoleNames {
    /// Their names, in the order of the statement.
    private(set) var names: [String] = []

    /// Whether the statement makes or removes roles and does nothing else.
    private(set) var managesRoles = false

    /// Reads a statement. One that the parser does not know names none.
    init(in sql: String) {
        guard Self.mayNameRoles(sql), let tree = Self.tree(of: sql) else { return }
        let text = Array(tree.utf8)
        managesRoles = Self.contains("\"CreateRoleStmt\"", text) || Self.contains("\"DropRoleStmt\"", text)
        for key in ["\"rolename\":\"", "\"CreateRoleStmt\":{\"stmt_type\":\"ROLESTMT_ROLE\",\"role\":\""]
            + ["USER", "GROUP"].map({ "\"CreateRoleStmt\":{\"stmt_type\":\"ROLESTMT_\($0)\",\"role\":\"" })
        {
            names += Self.texts(behind: key, text)
        }
        if Self.contains("\"GrantRoleStmt\"", text) { names += Self.texts(behind: "\"priv_name\":\"", text) }
    }

    /// Most statements are told by their first words, which takes far less than to parse them.
    private static func mayNameRoles(_ sql: String) -> Bool {
        let words = sql.utf8.prefix(64).split(maxSplits: 2, whereSeparator: { $0 <= UInt8(ascii: " ") })
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
        switch words.first {
        case "grant", "revoke", "reassign": return true
        case "create", "drop":
            return words.count > 1
                && ["policy", "schema", "user", "role", "group", "owned"].contains(words[1])
        case "alter":
            return ["owner", "privileges", "policy", "role", "user"].contains { sql.containsWord($0) }
        default: return false
        }
    }

    /// What the parser makes of a statement, as JSON.
    private static func tree(of sql: String) -> String? {
        let result = pg_query_parse(sql)
        defer { pg_query_free_parse_result(result) }
        guard result.error == nil, let tree = result.parse_tree else { return nil }
        return String(cString: tree)
    }

    private static func contains(_ key: String, _ text: [UInt8]) -> Bool {
        !places(of: key, text).isEmpty
    }

    /// Where a text ends in another. One inside a string can't be taken for a key: its quotes are escaped.
    private static func places(of key: String, _ text: [UInt8]) -> [Int] {
        let key = Array(key.utf8)
        guard text.count >= key.count else { return [] }
        return (0...(text.count - key.count)).filter { text[$0] == key[0] && text[$0...].starts(with: key) }
            .map { $0 + key.count }
    }

    private static func texts(behind key: String, _ text: [UInt8]) -> [String] {
        places(of: key, text).compactMap { string(at: $0, text) }
    }

    /// A string of JSON up to its closing quote.
    private static func string(at start: Int, _ text: [UInt8]) -> String? {
        var bytes: [UInt8] = []
        var place = start
        while place < text.count, text[place] != UInt8(ascii: "\"") {
            guard text[place] == UInt8(ascii: "\\"), place + 1 < text.count else {
                bytes.append(text[place])
                place += 1
                continue
            }
            switch text[place + 1] {
            case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "b"): bytes.append(8)
            case UInt8(ascii: "f"): bytes.append(12)
            case UInt8(ascii: "u"):
                let digits = String(decoding: text[(place + 2)..<min(place + 6, text.count)], as: UTF8.self)
                guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                    return nil
                }
                bytes += String(scalar).utf8
                place += 4
            case let other: bytes.append(other)
            }
            place += 2
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// Whether a word of ASCII letters in lower case occurs, in letters of any case.
    fileprivate func containsWord(_ word: String) -> Bool {
        let word = Array(word.utf8)
        var matched = 0
        for byte in utf8 {
            matched = byte | 0x20 == word[matched] ? matched + 1 : byte | 0x20 == word[0] ? 1 : 0
            if matched == word.count { return true }
        }
        return false
    }
}
