#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The command line: `--tool PATH [--rounds N] [--json FILE] [--only TEXT]`.
struct Arguments {
    var tool = "varve"
    var rounds = 5
    var json: String?
    var only: String?

    init(_ words: [String]) throws {
        var rest = words[...]
        while let flag = rest.popFirst() {
            guard let value = rest.popFirst() else { throw BenchmarkError("\(flag) needs a value") }
            switch flag {
            case "--tool": tool = value
            case "--json": json = value
            case "--only": only = value
            case "--rounds":
                guard let number = Int(value), number > 0 else {
                    throw BenchmarkError("--rounds takes a number")
                }
                rounds = number
            default: throw BenchmarkError("there is no \(flag)")
            }
        }
    }
}

/// Says something beside the results.
func complain(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(2, line, line.count)
}

func benchmark() throws {
    let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
    let inputs = try Inputs.temporary()
    defer { inputs.remove() }
    let cases = try Cases(tool: arguments.tool, inputs: inputs).all()
    let chosen = cases.filter { comparison in arguments.only.map { comparison.name.contains($0) } ?? true }
    let measurements = try chosen.map { comparison in
        complain("measuring \(comparison.name)")
        return try comparison.measure(rounds: arguments.rounds)
    }
    let report = Report(measurements: measurements, rounds: arguments.rounds)
    print(report.markdown)
    if let json = arguments.json { try inputs.write(report.json, to: json) }
}

do {
    try benchmark()
} catch {
    complain("varve-benchmark: \(error)")
    exit(1)
}
