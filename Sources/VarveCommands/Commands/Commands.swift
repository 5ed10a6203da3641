/// Every command of the tool, one file each.
enum Commands {
    /// The commands in the order of the help.
    static let all = [
        InitCommand.command,
        NewCommand.command,
        GenerateCommand.command,
        UpCommand.command,
        DownCommand.command,
        RedoCommand.command,
        StatusCommand.command,
        VerifyCommand.command,
        DiffCommand.command,
        DriftCommand.command,
        PullCommand.command,
        ExportCommand.command,
        DocsCommand.command,
        PushCommand.command,
        CheckCommand.command,
        ExplainCheckCommand.command,
        RetainCommand.command,
        RenumberCommand.command,
        NewModuleCommand.command,
        CompletionsCommand.command,
        ManualCommand.command,
        VersionCommand.command,
        HelpCommand.command,
    ]
}
