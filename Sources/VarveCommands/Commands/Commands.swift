/// Every command of the tool, one file each.
enum Commands {
    /// The commands in the order of the help.
    static let all = [version, help, completions, manual]
}
