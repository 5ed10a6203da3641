import VarveDatabase

/// What stands in for SECURITY LABEL on a throw-away server of our own.
///
/// Only a module of the server that knows a label can set it, and our server has none. It is the superuser's, though, and
/// keeps every label as it was given: so the row that the server would write is written for it. Whether the provider likes
/// the label shows where it is applied.
struct LabelStandIn {
    /// The statement to run instead; `nil` where the label is on something that does not belong to a database.
    let statement: String?

    /// Reads a statement; `nil` where it is another, or one that the server must judge itself.
    init?(_ sql: String) {
        guard Self.mayBeLabel(sql) else { return nil }
        let bytes = Array(sql.utf8)
        guard let tokens = try? Token.scan(bytes[...]).filter({ !$0.isComment }),
            tokens.prefix(3).map(\.keyword) == ["security", "label", "for"], tokens.count > 6,
            tokens[4].keyword == "on", let end = tokens.lastIndex(where: { $0.keyword == "is" }), end > 5,
            let last = tokens.last
        else { return nil }
        if Self.shared.contains(tokens[5].keyword ?? "") {
            statement = nil
            return
        }
        let provider = Self.literal(of: bytes[tokens[3].range])
        let target = bytes[tokens[5].range.lowerBound..<tokens[end].range.lowerBound]
        let label = bytes[tokens[end].range.upperBound..<last.range.upperBound]
        statement = Self.statement(
            provider: provider, on: String(decoding: target, as: UTF8.self),
            label: String(decoding: label, as: UTF8.self))
    }

    /// What belongs to the whole server.
    private static let shared: Set<String> = ["role", "database", "tablespace", "subscription"]

    private static func mayBeLabel(_ sql: String) -> Bool {
        let words = sql.utf8.prefix(32).split(maxSplits: 2, whereSeparator: { $0 <= UInt8(ascii: " ") })
        return words.count > 2
            && words[..<2].map { String(decoding: $0, as: UTF8.self).lowercased() } == ["security", "label"]
    }

    /// A provider's name, which may stand as a name or as a text.
    private static func literal(of token: ArraySlice<UInt8>) -> String {
        let text = String(decoding: token, as: UTF8.self)
        switch token.first {
        case UInt8(ascii: "\""):
            return SQLText.literal(String(text.dropFirst().dropLast()).replacing("\"\"", with: "\""))
        case UInt8(ascii: "'"), UInt8(ascii: "$"): return text
        default: return SQLText.literal(text.lowercased())
        }
    }

    /// A comment goes on whatever a label goes on, in the same words. So a comment that is undone at once tells where the
    /// server keeps the object. Before that a row comes and goes: the server refuses to change anything in a block of its
    /// own where its caches still have to hear of the statement before, as after `ALTER DOMAIN … DROP CONSTRAINT`, and tells
    /// them once rows were written.
    private static func statement(provider: String, on target: String, label: String) -> String {
        let mark = "varve " + String(UInt64.random(in: .min ... .max), radix: 36)
        let row = "s.classoid = place.classoid AND s.objoid = place.objoid AND s.objsubid = place.objsubid"
        let isRemoval = label.trimmingBlanks.lowercased() == "null"
        let addition =
            isRemoval
            ? ""
            : """
              INSERT INTO pg_catalog.pg_seclabel (objoid, classoid, objsubid, provider, label)
                VALUES (place.objoid, place.classoid, place.objsubid, \(provider), \(label));
            """
        let body = """
            DECLARE place pg_catalog.pg_description;
            BEGIN
              PERFORM pg_catalog.set_config('allow_system_table_mods', 'on', true);
              INSERT INTO pg_catalog.pg_seclabel (objoid, classoid, objsubid, provider, label)
                VALUES (0, 0, 0, '\(mark)', '');
              DELETE FROM pg_catalog.pg_seclabel s WHERE s.provider = '\(mark)';
              BEGIN
                COMMENT ON \(target) IS '\(mark)';
                SELECT d.* INTO STRICT place FROM pg_catalog.pg_description d WHERE d.description = '\(mark)';
                RAISE SQLSTATE 'VV000';
              EXCEPTION WHEN SQLSTATE 'VV000' THEN NULL;
              END;
              DELETE FROM pg_catalog.pg_seclabel s WHERE \(row) AND s.provider = \(provider);
            \(addition)
              PERFORM pg_catalog.set_config('allow_system_table_mods', 'off', true);
            END
            """
        return "DO " + SQLText.literal(body)
    }
}

extension String {
    /// The text without blanks and line ends around it.
    fileprivate var trimmingBlanks: Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
