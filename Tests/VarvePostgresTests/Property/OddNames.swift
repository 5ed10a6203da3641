import VarveTestSupport

/// Names as nobody should choose them and somebody does.
struct OddNames {
    private var counter = 0

    private static let stems = [
        "users", "orders", "audit_log", "x", "order", "select", "User", "ALL CAPS", "two words", "quo\"te",
        "it's",
        "a.b", "semi;colon", "back\\slash", "per%cent", "$1", "dash-ed", "(paren)", "größe", "日本語", "naïve",
        "-- no comment", "/* nor this */", "tab\there", "9lives", "\"\"", "table", "comma, name", "[]",
        "e\u{301}tage",
    ]

    /// A name that no other has.
    mutating func next(_ random: inout SeededRandom) -> String {
        counter += 1
        let suffix = " \(counter)"
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: return "n\(counter)"
        case 4: return cut(String(repeating: "long_", count: 13), to: 63 - suffix.utf8.count) + suffix
        case 5: return cut(String(repeating: "ö", count: 40), to: 63 - suffix.utf8.count) + suffix
        default:
            let stem = Self.stems[Int.random(in: 0..<Self.stems.count, using: &random)]
            return stem + suffix
        }
    }

    private func cut(_ text: String, to bytes: Int) -> String {
        var text = text
        while text.utf8.count > bytes { text.removeLast() }
        return text
    }
}
