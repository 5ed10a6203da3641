import VarveDatabase

/// One call of a command: what was asked, and by what means it is answered.
struct Invocation: Sendable {
    /// The tool that was called.
    let tool: Tool
    /// What was given on the command line.
    let arguments: ParsedArguments
    /// Where the tool runs.
    let environment: Environment

    /// Where text goes.
    var console: Console { environment.console }

    /// Whether results are printed as JSON.
    var isJSON: Bool { arguments.has(CommonOptions.json) }

    /// Whether only results and errors are printed.
    var isQuiet: Bool { arguments.has(CommonOptions.quiet) }

    /// Collects the settings.
    func settings() throws -> Settings {
        try Settings(arguments: arguments, environment: environment)
    }

    /// Tells people what was done. Nothing where only results are wanted.
    func tell(_ line: String) {
        if !isQuiet && !isJSON { console.print(line) }
    }

    /// Prints a result: as JSON where that is wanted, else the lines for people.
    func report(_ result: some Encodable, lines: @autoclosure () -> [String]) throws {
        if isJSON {
            console.print(try JSONOutput.text(result))
        } else {
            for line in lines() { console.print(line) }
        }
    }
}
