/// Where the tool's text goes, and whether somebody is there to read it and to answer.
struct Console: Sendable {
    /// Writes to standard output.
    let writeOutput: @Sendable (String) -> Void
    /// Writes to standard error.
    let writeError: @Sendable (String) -> Void
    /// The looks that standard output takes.
    let style: Style
    /// The looks that standard error takes.
    let errorStyle: Style
    /// Whether standard error is a terminal, on which a line can be drawn over.
    let showsProgress: Bool
    /// Reads a line that somebody types; `nil` where nobody can be asked.
    let readAnswer: (@Sendable () -> String?)?

    /// Writes a line to standard output.
    func print(_ line: String) { writeOutput(line + "\n") }

    /// Writes text to standard output as it is.
    func write(_ text: String) { writeOutput(text) }

    /// Writes a line to standard error.
    func printError(_ line: String) { writeError(line + "\n") }
}
