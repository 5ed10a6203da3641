extension Tool {
    /// Runs the tool.
    ///
    /// - Parameters:
    ///   - words: The arguments after the program's name.
    ///   - environment: Where it runs and where its output goes.
    /// - Returns: What to tell the calling program. Errors are already reported.
    func main(_ words: [String], in environment: Environment) async -> ExitStatus {
        let report = ErrorReport(tool: self, console: environment.console)
        do {
            return try await dispatch(words, in: environment)
        } catch {
            return report.write(error)
        }
    }

    private func dispatch(_ words: [String], in environment: Environment) async throws -> ExitStatus {
        let overviewOptions = CommonOptions.all + [CommonOptions.version]
        let (leading, rest) = try ArgumentParser.parseLeading(words[...], options: overviewOptions)
        if leading.has(CommonOptions.version) {
            environment.console.print("\(name) \(version)")
            return .fine
        }
        guard let word = rest.first else {
            guard leading.has(CommonOptions.help) else {
                throw UsageError("no command is given", hints: ["'\(name) --help' lists them"])
            }
            environment.console.write(HelpPage.overview(of: self))
            return .fine
        }
        guard let command = command(named: word) else { throw unknownCommand(word) }
        do {
            return try await call(command, with: rest.dropFirst(), after: leading, in: environment)
        } catch var error as UsageError {
            error.hints.append("'\(name) \(command.name) --help' tells how to use it")
            throw error
        }
    }

    private func call(
        _ command: Command, with words: ArraySlice<String>, after leading: ParsedArguments,
        in environment: Environment
    ) async throws -> ExitStatus {
        let arguments = try ArgumentParser.parse(words, for: command, after: leading)
        if arguments.has(CommonOptions.help) {
            environment.console.write(HelpPage.page(of: command, in: self))
            return .fine
        }
        return try await command.run(Invocation(tool: self, arguments: arguments, environment: environment))
    }

    /// The error for a command that is not there.
    func unknownCommand(_ word: String) -> Failure {
        let hints = Suggestion.hints(for: word, among: commands.map(\.name))
        return Failure(
            "unknown command '\(word)'", hints: hints + ["'\(name) --help' lists the commands"],
            status: .usage)
    }
}
