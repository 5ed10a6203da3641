/// Completion for bash.
enum BashCompletion {
    static func script(for tool: Tool) -> String {
        let function = tool.functionName
        let names = tool.commands.map(\.name)
        let all = (names + CommonOptions.all.map(\.flag)).joined(separator: " ")
        let valueCases =
            tool.commands.flatMap { values(of: $0.options, in: $0.name) }
            + values(of: CommonOptions.all, in: "*")
        return """
            \(function)() {
                local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" candidates="" i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case "${COMP_WORDS[i]}" in
                        \(names.joined(separator: " | "))) command="${COMP_WORDS[i]}"; break ;;
                    esac
                done
                case "$command:$previous" in
            \(valueCases.map { "        " + $0 }.joined(separator: "\n"))
                esac
                case "$command" in
            \(tool.commands.map { "        \($0.name)) candidates=\"\(words(of: $0))\" ;;" }.joined(separator: "\n"))
                    *) candidates="\(all)" ;;
                esac
                COMPREPLY=($(compgen -W "$candidates" -- "$word"))
            }
            complete -o default -F \(function) \(tool.name)

            """
    }

    /// What can follow a command: the words that its arguments may be, and its options.
    private static func words(of command: Command) -> String {
        let words = command.arguments.flatMap { argument -> [String] in
            if case .oneOf(let words) = argument.value { words } else { [] }
        }
        return (words + command.allOptions.map(\.flag)).joined(separator: " ")
    }

    /// What can follow an option that takes a value.
    private static func values(of options: [Option], in command: String) -> [String] {
        options.compactMap { option in
            guard let value = option.value else { return nil }
            let letter = option.letter.map { " | \(command):-\($0)" } ?? ""
            return "\(command):\(option.flag)\(letter)) \(action(for: value))return ;;"
        }
    }

    private static func action(for value: ArgumentValue) -> String {
        switch value {
        case .text, .number: ""
        case .file: "COMPREPLY=($(compgen -f -- \"$word\")); "
        case .folder: "COMPREPLY=($(compgen -d -- \"$word\")); "
        case .oneOf(let words): "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")); "
        }
    }
}
