extension Commands {
    private static let shell = Argument(
        "SHELL", .oneOf(ShellCompletions.allCases.map(\.rawValue)), "The shell: bash, zsh or fish.")

    static let completions = Command(
        name: "completions", summary: "prints the completions for a shell",
        discussion: """
            Load them where your shell starts:

              bash   eval "$(varve completions bash)"
              zsh    eval "$(varve completions zsh)"    (after compinit)
              fish   varve completions fish | source
            """,
        arguments: [shell]
    ) { call in
        guard let shell = call.arguments[shell].flatMap(ShellCompletions.init) else { return .usage }
        call.console.write(shell.script(for: call.tool))
        return .fine
    }
}
