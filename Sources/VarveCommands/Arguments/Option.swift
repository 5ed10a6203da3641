/// An option of a command. Parsing, help, completions and the manual page all come from this one description.
struct Option: Sendable, Hashable {
    /// The name without its dashes.
    let name: String
    /// The letter that stands for it after a single dash.
    let letter: Character?
    /// What follows it; `nil` makes it a flag.
    let value: ArgumentValue?
    /// Whether it may be given more than once.
    let isRepeatable: Bool
    /// What it does, in one or two sentences.
    let help: String

    /// Describes an option that takes no value.
    static func flag(_ name: String, letter: Character? = nil, _ help: String) -> Option {
        Option(name: name, letter: letter, value: nil, isRepeatable: false, help: help)
    }

    /// Describes an option that takes a value.
    static func value(
        _ name: String, letter: Character? = nil, _ value: ArgumentValue, isRepeatable: Bool = false,
        _ help: String
    ) -> Option {
        Option(name: name, letter: letter, value: value, isRepeatable: isRepeatable, help: help)
    }

    /// The name with its dashes.
    var flag: String { "--" + name }

    /// The name, its letter and its value as help shows them: `-o, --output FILE`.
    var synopsis: String {
        let letter = letter.map { "-\($0), " } ?? ""
        let value = value.map { " " + $0.placeholder } ?? ""
        return letter + flag + value
    }
}
