import VarveDatabase

/// Reads a command's arguments by its description.
///
/// `--flag value`, `--flag=value`, `-f value`, `-fvalue`, several letters after one dash, options before and after
/// positional arguments, and `--` after which everything is positional.
struct ArgumentParser {
    private let options: [Option]
    private let arguments: [Argument]
    private var rest: ArraySlice<String>
    private var positional: [String] = []
    private var result: ParsedArguments

    /// Reads the arguments that follow a command's name.
    ///
    /// - Parameters:
    ///   - words: What follows the command's name.
    ///   - command: What the command takes.
    ///   - leading: Options that came before the command's name.
    static func parse(
        _ words: ArraySlice<String>, for command: Command, after leading: ParsedArguments = ParsedArguments()
    ) throws(UsageError) -> ParsedArguments {
        var parser = ArgumentParser(
            options: command.allOptions, arguments: command.arguments, rest: words, result: leading)
        while let word = parser.rest.popFirst() {
            try parser.consume(word)
        }
        // Somebody who asks for help need not know the arguments yet.
        if !parser.result.has(CommonOptions.help) {
            try parser.assignPositional()
        }
        return parser.result
    }

    /// Reads the options that come before a command's name.
    ///
    /// - Returns: The options and what follows them.
    static func parseLeading(
        _ words: ArraySlice<String>, options: [Option]
    ) throws(UsageError) -> (ParsedArguments, ArraySlice<String>) {
        var parser = ArgumentParser(options: options, arguments: [], rest: words, result: ParsedArguments())
        while let word = parser.rest.first, word.hasPrefix("-"), word != "-", word != "--" {
            parser.rest.removeFirst()
            try parser.consume(word)
        }
        return (parser.result, parser.rest)
    }

    private init(options: [Option], arguments: [Argument], rest: ArraySlice<String>, result: ParsedArguments)
    {
        self.options = options
        self.arguments = arguments
        self.rest = rest
        self.result = result
    }

    private mutating func consume(_ word: String) throws(UsageError) {
        if word == "--" {
            positional += rest
            rest = []
        } else if word.hasPrefix("--") {
            try consumeLong(word.dropFirst(2))
        } else if word.hasPrefix("-"), word != "-" {
            try consumeLetters(word.dropFirst())
        } else {
            positional.append(word)
        }
    }

    private mutating func consumeLong(_ word: Substring) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.name == name }) else {
            let known = options.map(\.name)
            throw UsageError(
                "unknown option '--\(name)'", hints: Suggestion.hints(for: name, among: known, prefix: "--"))
        }
        let given = parts.count == 2 ? String(parts[1]) : nil
        if option.value == nil, given != nil {
            throw UsageError("\(option.flag) takes no value")
        }
        try keep(option, given: given)
    }

    private mutating func consumeLetters(_ word: Substring) throws(UsageError) {
        var letters = word
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.letter == letter }) else {
                throw UsageError("unknown option '-\(letter)'")
            }
            if option.value == nil || letters.isEmpty {
                try keep(option, given: nil)
            } else {
                try keep(option, given: String(letters))
                return
            }
        }
    }

    private mutating func keep(_ option: Option, given: String?) throws(UsageError) {
        if result.has(option), !option.isRepeatable, option.value != nil {
            throw UsageError("\(option.flag) is given more than once")
        }
        guard let kind = option.value else { return result.add(option) }
        guard let value = given ?? rest.popFirst() else {
            throw UsageError(
                "\(option.flag) needs a value", hints: ["write \(option.flag) \(kind.placeholder)"])
        }
        if let objection = kind.objection(to: value) {
            throw UsageError("\(option.flag) can't be '\(value)': \(objection)")
        }
        result.add(option, value: value)
    }

    private mutating func assignPositional() throws(UsageError) {
        for (argument, value) in zip(arguments, positional) {
            if let objection = argument.value.objection(to: value) {
                throw UsageError("\(argument.name) can't be '\(value)': \(objection)")
            }
            result.add(argument, value: value)
        }
        if positional.count > arguments.count {
            // The URL of a database may hold a password.
            let word = positional[arguments.count]
            throw UsageError("unexpected argument '\((try? DatabaseURL(word))?.description ?? word)'")
        }
        if let missing = arguments.dropFirst(positional.count).first(where: { !$0.isOptional }) {
            throw UsageError("\(missing.name) is missing: \(missing.help)")
        }
    }
}
