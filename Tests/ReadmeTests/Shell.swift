import FoundationEssentials
import VarveTestSupport

/// A shell in a folder, which runs the commands of a file's examples one after the other.
struct Shell {
    /// Where it begins.
    let folder: TemporaryFolder
    /// The variables beside PATH and HOME.
    var variables: [String: String] = [:]
    /// What goes before the first command.
    var preparation = ""

    /// How a command ended and what it printed.
    struct Outcome: Sendable {
        let status: Int
        let output: String
    }

    /// Runs commands until one fails.
    ///
    /// - Returns: An outcome for each command that was run.
    func run(_ commands: [String]) throws -> [Outcome] {
        var script = preparation + "\n"
        for (index, command) in commands.enumerated() {
            script += """
                exec >\(folder("output.\(index)")) 2>&1
                \(command)
                status=$?
                echo $status >\(folder("status.\(index)"))
                test $status = 0 || exit

                """
        }
        try folder.write("script", script)
        guard let bash = Program(searching: "bash") else { throw ProgramFailure(description: "no bash") }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        var environment = variables
        environment["PATH"] = "\(Self.products):\(path)"
        environment["HOME"] = folder.path
        environment["XDG_CACHE_HOME"] = FileManager.default.temporaryDirectory.path + "/varve-tests"
        environment["EDITOR"] = folder("editor")
        _ = try bash.run([folder("script")], environment: environment)
        return try commands.indices.prefix { FileManager.default.fileExists(atPath: folder("status.\($0)")) }
            .map { index in
                let status = try folder.read("status.\(index)").split(separator: "\n").first ?? ""
                return Outcome(status: Int(status) ?? -1, output: try folder.read("output.\(index)"))
            }
    }

    /// Where the executables are that were built with the tests.
    private static let products: String = {
        let tool = Program.varve().path
        return String(tool[..<(tool.lastIndex(of: "/") ?? tool.startIndex)])
    }()
}
