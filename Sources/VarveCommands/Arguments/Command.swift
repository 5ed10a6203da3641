/// One command of the tool, described once: parsing, help, completions and the manual page come from it.
struct Command: Sendable {
    /// The word that calls it.
    let name: String
    /// What it does, in one line without a full stop.
    let summary: String
    /// What one must know to use it, in paragraphs.
    var discussion = ""
    /// What it takes by position.
    var arguments: [Argument] = []
    /// What it takes by name, beside the options that commands have in common.
    var options: [Option] = []
    /// What it takes in common with other commands.
    var commonOptions = CommonOptions.all
    /// What it does.
    let run: @Sendable (Invocation) async throws -> ExitStatus

    /// The options by which it can be called, the common ones among them.
    var allOptions: [Option] { options + commonOptions }
}
