import FoundationEssentials
import VarveTestSupport

extension BlueprintFolder {
    /// Reads a file of the blueprint.
    public func read(_ name: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: self(name)) else {
            throw ProgramFailure(description: "\(self(name)) can't be read")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The lines of a document that begin with `$ `, which people are to type, without what is said about them.
    public func commands(in name: String) throws -> [String] {
        try read(name).split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { line in
            let command = line.dropFirst(2)
            let end = command.firstRange(of: "  #")?.lowerBound ?? command.endIndex
            return String(command[..<end])
        }
    }

    /// Runs a line as somebody would who is in the blueprint's folder and has the built programs in PATH.
    public func run(_ command: String, variables: [String: String] = [:]) throws -> Program.Outcome {
        var environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        let built = Program.varve().path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        environment["PATH"] = built.joined(separator: "/") + ":" + (environment["PATH"] ?? "")
        return try Program(path: "/bin/sh").run(
            ["-c", "cd '\(path)' && \(command)"], environment: environment)
    }
}
