/// Declared types of columns.
enum TypeText {
    /// A type in normal form: in capitals, one space between words; `nil` where the column has none.
    static func normal(_ tokens: ArraySlice<Token>) -> String? {
        var text = ""
        var previous: Token?
        for token in tokens {
            let written: String
            switch token.kind {
            case .word: written = Quoting.uppercased(token.text)
            case .quotedName, .string:
                let name = token.name ?? ""
                written = Quoting.isPlain(name) ? Quoting.uppercased(name) : Quoting.identifier(name)
            default: written = token.text
            }
            let isName = token.name != nil
            text += previous == nil || !isName || previous?.kind == .opening ? written : " " + written
            if token.kind == .comma { text += " " }
            previous = token
        }
        return text.isEmpty ? nil : text
    }
}
