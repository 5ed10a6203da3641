/// Completion for zsh.
enum ZshCompletion {
    static func script(for tool: Tool) -> String {
        let function = tool.functionName
        return """
            #compdef \(tool.name)
            \(function)() {
                local curcontext="$curcontext" state line
                local -a commands
                commands=(
            \(tool.commands.map { "        " + "\($0.name):\($0.summary)".shellQuoted }.joined(separator: "\n"))
                )
                _arguments -C '1:command:->command' '*::argument:->argument'
                case $state in
                    command) _describe command commands ;;
                    argument)
                        case $line[1] in
            \(tool.commands.map(commandCase(of:)).joined(separator: "\n"))
                        esac ;;
                esac
            }
            if [[ $funcstack[1] == \(function) ]]; then
                \(function) "$@"
            else
                compdef \(function) \(tool.name)
            fi

            """
    }

    private static func commandCase(of command: Command) -> String {
        let arguments = command.arguments.map { argument in
            ":\(argument.isOptional ? ":" : "")\(escaped(argument.name)):\(action(for: argument.value))"
                .shellQuoted
        }
        let specifications = arguments + command.allOptions.map(specification(of:))
        return "                \(command.name)) _arguments \(specifications.joined(separator: " ")) ;;"
    }

    /// One option in the language of `_arguments`: `'(-o --output)'{-o,--output}'[help]:FILE:_files'`.
    private static func specification(of option: Option) -> String {
        let value = option.value.map { ":\(escaped($0.placeholder)):\(action(for: $0))" } ?? ""
        let explanation = "[\(escaped(option.help))]\(value)"
        guard let letter = option.letter else {
            return "\(option.isRepeatable ? "*" : "")\(option.flag)\(explanation)".shellQuoted
        }
        return "'(-\(letter) \(option.flag))'{-\(letter),\(option.flag)}\(explanation.shellQuoted)"
    }

    private static func action(for value: ArgumentValue) -> String {
        switch value {
        case .text, .number: ""
        case .file: "_files"
        case .folder: "_files -/"
        case .oneOf(let words): "(\(words.joined(separator: " ")))"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing(":", with: "\\:").replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
}
