/// A positional argument of a command.
struct Argument: Sendable, Hashable {
    /// The name in help: `NAME`.
    let name: String
    /// What is checked and completed.
    let value: ArgumentValue
    /// Whether the command can do without.
    let isOptional: Bool
    /// What it is, in a few words.
    let help: String

    /// Describes an argument.
    init(_ name: String, _ help: String, value: ArgumentValue? = nil, isOptional: Bool = false) {
        self.name = name
        self.value = value ?? .text(name)
        self.isOptional = isOptional
        self.help = help
    }

    /// The name as usage lines show it.
    var synopsis: String { isOptional ? "[\(name)]" : name }
}
