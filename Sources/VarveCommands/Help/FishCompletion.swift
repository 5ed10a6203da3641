/// Completion for fish.
enum FishCompletion {
    static func script(for tool: Tool) -> String {
        let complete = "complete -c \(tool.name)"
        var lines = ["\(complete) -f"]
        for command in tool.commands {
            let condition = "__fish_seen_subcommand_from \(command.name)".shellQuoted
            lines.append(
                "\(complete) -n __fish_use_subcommand -a \(command.name) -d \(command.summary.shellQuoted)")
            lines += command.arguments.compactMap { argument in
                words(of: argument.value).map { "\(complete) -n \(condition) \($0)" }
            }
            lines += command.options.map { "\(complete) -n \(condition) \(specification(of: $0))" }
        }
        lines += CommonOptions.all.map { "\(complete) \(specification(of: $0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func specification(of option: Option) -> String {
        let letter = option.letter.map { "-s \($0) " } ?? ""
        let value = option.value.map { (words(of: $0) ?? "-x") + " " } ?? ""
        return "\(letter)-l \(option.name) \(value)-d \(option.help.shellQuoted)"
    }

    /// What is offered for a value; `nil` where it can be anything.
    private static func words(of value: ArgumentValue) -> String? {
        switch value {
        case .text, .number: nil
        case .file: "-r -F"
        case .folder: "-x -a '(__fish_complete_directories)'"
        case .oneOf(let words): "-x -a \(words.joined(separator: " ").shellQuoted)"
        }
    }
}
