/// `varve completions`
enum CompletionsCommand {
    private static let shell = Argument(
        "SHELL", "The shell: bash, zsh or fish.", value: .oneOf(ShellCompletions.allCases.map(\.rawValue)))

    static let command = Command(
        name: "completions", summary: "prints the completions for a shell",
        discussion: """
            Load them where your shell starts:

              bash   eval "$(varve completions bash)"
              zsh    eval "$(varve completions zsh)"    (after compinit)
              fish   varve completions fish | source
            """,
        arguments: [shell],
        commonOptions: CommonOptions.withoutDatabase
    ) { call in
        guard let shell = call.arguments[shell].flatMap(ShellCompletions.init) else { return .usage }
        call.console.write(shell.script(for: call.tool))
        return .fine
    }
}
