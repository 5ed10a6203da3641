/// What was given on the command line, checked against the command's description.
struct ParsedArguments: Sendable, Equatable {
    private var options: [String: [String]] = [:]
    private var arguments: [String: String] = [:]

    /// Keeps an option; a flag has an empty value.
    mutating func add(_ option: Option, value: String = "") {
        options[option.name, default: []].append(value)
    }

    /// Keeps a positional argument.
    mutating func add(_ argument: Argument, value: String) {
        arguments[argument.name] = value
    }

    /// Whether an option was given.
    func has(_ option: Option) -> Bool { options[option.name] != nil }

    /// The value of an option; `nil` where it was not given.
    subscript(option: Option) -> String? { options[option.name]?.first }

    /// The value of a positional argument; `nil` where it was not given.
    subscript(argument: Argument) -> String? { arguments[argument.name] }

    /// All values of an option that may be given more than once.
    func all(_ option: Option) -> [String] { options[option.name] ?? [] }

    /// The value of an option that takes a number.
    func number(_ option: Option) -> Int? { self[option].flatMap { Int($0) } }

    /// The value of a positional argument that is a number.
    func number(_ argument: Argument) -> Int? { self[argument].flatMap { Int($0) } }
}
