import Synchronization

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
            writeOutput: { text in
                let reason = Files.put(text, in: STDOUT_FILENO) ? 0 : errno
                // A reader that has seen enough is no failure.
                if reason != 0 && reason != EPIPE { outputFailure.withLock { $0 = $0 ?? reason } }
            },
            writeError: { Files.put($0, in: STDERR_FILENO) },
            style: Style(isEnabled: isatty(STDOUT_FILENO) == 1 && wantsColour),
            errorStyle: Style(isEnabled: isErrorTerminal && wantsColour),
            showsProgress: isErrorTerminal && !isDumb,
            readAnswer: isInteractive ? ask : nil)
    }

    /// The system's code for why standard output could not be written in full, once that happened.
    static let outputFailure = Mutex<Int32?>(nil)

    /// NO_COLOR counts wherever it is set and not empty (no-color.org).
    private static var wantsColour: Bool {
        Environment.variable(named: "NO_COLOR") == nil && !isDumb
    }

    /// A terminal that takes no codes.
    private static var isDumb: Bool {
        Environment.variable(named: "TERM") == "dumb"
    }
}
