import VarveDatabase

/// One call of a command: what was asked, and by what means it is answered.
struct Invocation: Sendable {
    /// The tool that was called.
    let tool: Tool
    /// What was given on the command line.
    let arguments: ParsedArguments
    /// Where the tool runs.
    let environment: Environment
    /// What is being done at the moment, for somebody at a terminal.
    let progress: ProgressLine

    /// Puts a call together.
    init(tool: Tool, arguments: ParsedArguments, environment: Environment) {
        self.tool = tool
        self.arguments = arguments
        self.environment = environment
        self.progress = ProgressLine(
            console: environment.console, isQuiet: arguments.has(CommonOptions.quiet))
    }

    /// Where text goes.
    var console: Console { environment.console }

    /// Whether results are printed as JSON.
    var isJSON: Bool { arguments.has(CommonOptions.json) }

    /// Whether only results and errors are printed.
    var isQuiet: Bool { arguments.has(CommonOptions.quiet) }

    /// Tells people what was done. Nothing where only results are wanted.
    func tell(_ line: String) {
        progress.clear()
        if !isQuiet && !isJSON { console.print(line) }
    }

    /// Tells people what they should know although all is well, on standard error.
    func note(_ line: String) {
        progress.clear()
        if !isQuiet { console.printError("\(tool.name): \(line)") }
    }

    /// Prints a result: as JSON where that is wanted, else the lines for people.
    func report(_ result: some Encodable, lines: @autoclosure () -> [String]) throws {
        progress.clear()
        if isJSON {
            console.print(try JSONOutput.text(result))
        } else {
            for line in lines() { console.print(line) }
        }
    }
}
