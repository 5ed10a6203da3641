#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Console {
    /// The process's own standard output, error and input.
    static func standard() -> Console {
        let isErrorTerminal = isatty(STDERR_FILENO) == 1
        let isInteractive = isErrorTerminal && isatty(STDIN_FILENO) == 1
        let ask: @Sendable () -> String? = { readLine() }
        return Console(
            writeOutput: { Files.put($0, in: STDOUT_FILENO) },
            writeError: { Files.put($0, in: STDERR_FILENO) },
            style: Style(isEnabled: isatty(STDOUT_FILENO) == 1 && wantsColour),
            errorStyle: Style(isEnabled: isErrorTerminal && wantsColour),
            showsProgress: isErrorTerminal && !isDumb,
            readAnswer: isInteractive ? ask : nil)
    }

    /// NO_COLOR counts wherever it is set and not empty (no-color.org).
    private static var wantsColour: Bool {
        Environment.variable(named: "NO_COLOR") == nil && !isDumb
    }

    /// A terminal that takes no codes.
    private static var isDumb: Bool {
        Environment.variable(named: "TERM") == "dumb"
    }
}
