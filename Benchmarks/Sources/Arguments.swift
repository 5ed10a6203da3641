/// The command line.
struct Arguments {
    /// The programs that are measured lie beside the benchmark unless said.
    var tool: String
    /// How often each program is run, after one run that warms the caches.
    var rounds = 5
    /// Where the numbers go as JSON.
    var json: String?
    /// What the name of a case must hold.
    var only: String?
    /// An empty folder for inputs, which whoever named it removes; one of its own unless said.
    var folder: String?
    /// Whether the cases are only named.
    var isListing = false

    static let usage =
        "varve-benchmark [--rounds N] [--only TEXT] [--json FILE] [--list] [--folder PATH] [--tool PATH]"

    init(_ words: some Collection<String>) throws {
        tool = Program.beside("varve")
        var rest = words[...]
        while let flag = rest.popFirst() {
            if flag == "--list" {
                isListing = true
                continue
            }
            guard let value = rest.popFirst() else {
                throw BenchmarkError("'\(flag)' is unknown or lacks its value\n\(Self.usage)")
            }
            switch flag {
            case "--tool": tool = value
            case "--folder": folder = value
            case "--json": json = value
            case "--only": only = value
            case "--rounds":
                guard let number = Int(value), number > 0 else {
                    throw BenchmarkError("--rounds takes a number from 1 on, not '\(value)'")
                }
                rounds = number
            default: throw BenchmarkError("there is no \(flag)\n\(Self.usage)")
            }
        }
    }
}
