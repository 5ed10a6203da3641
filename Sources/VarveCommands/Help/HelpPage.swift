/// Writes what `--help` prints.
enum HelpPage {
    /// The page of the whole tool.
    static func overview(of tool: Tool) -> String {
        let commands = tool.commands.map { (term: $0.name, text: $0.summary) }
        return """
            \(tool.name): \(tool.summary)

            Usage: \(tool.name) COMMAND [OPTIONS]

            Commands:
            \(TextWrapping.definitions(commands))

            Common options:
            \(definitions(of: CommonOptions.all))

            \(TextWrapping.paragraphs(tool.discussion))

            '\(tool.name) COMMAND --help' tells more about a command.

            """
    }

    /// The page of one command.
    static func page(of command: Command, in tool: Tool) -> String {
        var sections = [
            "\(tool.name) \(command.name): \(command.summary)",
            "Usage: \(usage(of: command, in: tool))",
        ]
        if !command.discussion.isEmpty {
            sections.append(TextWrapping.paragraphs(command.discussion))
        }
        if !command.arguments.isEmpty {
            let entries = command.arguments.map { (term: $0.name, text: $0.help) }
            sections.append("Arguments:\n" + TextWrapping.definitions(entries))
        }
        if !command.options.isEmpty {
            sections.append("Options:\n" + definitions(of: command.options))
        }
        sections.append("Common options:\n" + definitions(of: command.commonOptions))
        return sections.joined(separator: "\n\n") + "\n"
    }

    /// A command's usage line: `varve diff FROM TO [OPTIONS]`.
    static func usage(of command: Command, in tool: Tool) -> String {
        ([tool.name, command.name] + command.arguments.map(\.synopsis) + ["[OPTIONS]"]).joined(separator: " ")
    }

    private static func definitions(of options: [Option]) -> String {
        TextWrapping.definitions(options.map { (term: $0.synopsis, text: help(of: $0)) })
    }

    private static func help(of option: Option) -> String {
        option.isRepeatable ? option.help + " May be given more than once." : option.help
    }
}
