/// The text of a CREATE TRIGGER.
enum TriggerText {
    /// The text with another name for the trigger's table, as SQLite itself would write it on a rename.
    static func text(_ text: String, onTable rename: (String) -> String) -> String {
        // As a bare word, ON can't be a name before that.
        let tokens = Array(Tokenizer(text).drop { !$0.isWord("ON") }.dropFirst().prefix(3))
        let isQualified = tokens.dropFirst().first?.kind == .dot
        guard let token = isQualified ? tokens.last : tokens.first, let old = token.name else { return text }
        let new = rename(old)
        guard new != old else { return text }
        let bytes = Array(text.utf8)
        let parts = [bytes[..<token.offset], ArraySlice(Quoting.identifier(new).utf8), bytes[token.end...]]
        return String(decoding: parts.joined(), as: UTF8.self)
    }
}
