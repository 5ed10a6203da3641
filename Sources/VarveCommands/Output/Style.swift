/// Colour and weight of text on a terminal; nothing where the output is none.
struct Style: Sendable {
    /// What text can look like.
    enum Look: String, Sendable {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    /// Whether the output takes colour.
    let isEnabled: Bool

    /// The text in a look.
    func callAsFunction(_ text: String, _ look: Look) -> String {
        isEnabled ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
    }
}
