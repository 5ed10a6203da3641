/// Writes what a shell needs to complete the tool's commands and options.
enum ShellCompletions: String, CaseIterable {
    case bash, zsh, fish

    /// The script for the shell.
    func script(for tool: Tool) -> String {
        switch self {
        case .bash: BashCompletion.script(for: tool)
        case .zsh: ZshCompletion.script(for: tool)
        case .fish: FishCompletion.script(for: tool)
        }
    }
}

extension Tool {
    /// The tool's name as a part of a shell function's name.
    var functionName: String {
        "_" + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}

extension String {
    /// The text as one word of a shell.
    var shellQuoted: String {
        "'" + replacing("'", with: "'\\''") + "'"
    }
}
