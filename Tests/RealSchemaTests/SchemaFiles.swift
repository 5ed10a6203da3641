import FoundationEssentials
import VarveTestSupport

/// The files of schemas that others wrote, which `script/real-schemas` fetches once for each clone.
actor SchemaFiles {
    static let shared = SchemaFiles()
    private var fetching: Task<String, any Error>?

    /// The folder that they are in.
    ///
    /// - Throws: ``ProgramFailure`` that says why they can't be had.
    func folder() async throws -> String {
        if let fetching { return try await fetching.value }
        let task = Task { () async throws -> String in try Self.fetch() }
        fetching = task
        return try await task.value
    }

    private static func fetch() throws -> String {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let script = Program(path: root.joined(separator: "/") + "/script/real-schemas")
        let outcome = try script.run([], environment: ProcessInfo.processInfo.environment)
        guard outcome.status == 0 else { throw ProgramFailure(description: outcome.errors) }
        return outcome.output.filter { $0 != "\n" }
    }

    /// The text of files, one after the other. A path that ends in `*.sql` or has a folder `*` in it stands for all that match,
    /// in the order of their names, but for those that are named already.
    func text(of paths: [String]) async throws -> String {
        let folder = try await folder()
        var files: [String] = []
        for pattern in paths {
            for file in try Self.expanded(pattern, in: folder) where !files.contains(file) {
                files.append(file)
            }
        }
        return try files.map { file in
            guard let data = FileManager.default.contents(atPath: file) else {
                throw ProgramFailure(description: "\(file) is no longer a part of its package")
            }
            return String(decoding: data, as: UTF8.self)
        }.joined(separator: "\n;\n") + "\n;\n"
    }

    /// The path of a file.
    func path(of name: String) async throws -> String { try await folder() + "/" + name }

    private static func expanded(_ pattern: String, in folder: String) throws -> [String] {
        guard let star = pattern.firstIndex(of: "*") else { return ["\(folder)/\(pattern)"] }
        let slash = pattern[..<star].lastIndex(of: "/") ?? pattern.startIndex
        let parent = "\(folder)/\(pattern[..<slash])"
        let beginning = pattern[pattern.index(after: slash)..<star]
        let rest = pattern[pattern.index(after: star)...].split(
            separator: "/", omittingEmptySubsequences: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: parent).filter {
            $0.hasPrefix(beginning) && $0.hasSuffix(rest[0])
        }
        guard !names.isEmpty else { throw ProgramFailure(description: "nothing is at \(folder)/\(pattern)") }
        return names.sorted().map {
            ([parent, $0] + rest.dropFirst().map(String.init)).joined(separator: "/")
        }
        .filter { FileManager.default.fileExists(atPath: $0) }
    }
}
