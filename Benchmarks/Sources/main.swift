import VarveMigrations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Says something beside the results.
func say(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

do {
    if let probe = Probe(CommandLine.arguments) {
        try await probe.run()
    } else {
        try Benchmark(Arguments(CommandLine.arguments.dropFirst())).run()
    }
} catch {
    say("varve-benchmark: \(error)")
    exit(1)
}
