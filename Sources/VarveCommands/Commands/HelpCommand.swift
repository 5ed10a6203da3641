/// `varve help`
enum HelpCommand {
    private static let name = Argument(
        "COMMAND", "The command to explain.", isOptional: true)

    static let command = Command(
        name: "help", summary: "explains the tool or a command", arguments: [name],
        commonOptions: CommonOptions.withoutDatabase
    ) { call in
        guard let word = call.arguments[name] else {
            call.console.write(HelpPage.overview(of: call.tool))
            return .fine
        }
        guard let command = call.tool.command(named: word) else { throw call.tool.unknownCommand(word) }
        call.console.write(HelpPage.page(of: command, in: call.tool))
        return .fine
    }
}
