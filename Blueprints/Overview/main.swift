import VarveMigrations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Says something beside the table.
func say(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

guard CommandLine.arguments.count == 3 else {
    say("usage: blueprints-overview BLUEPRINTS-FOLDER OUTPUT-FOLDER")
    exit(2)
}
do {
    let overview = Overview(blueprints: CommandLine.arguments[1], output: CommandLine.arguments[2])
    print(OverviewTable(rows: try await overview.run()).text)
} catch {
    say("blueprints-overview: \(error)")
    exit(1)
}
