import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Has the Swift compiler check source text against the modules that the tests were built with.
public enum SwiftCompiler {
    /// What the compiler reports; nothing where all is well.
    public static func diagnostics(for source: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "varve-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "Declared.swift")
        // The umbrella would need the headers of all C libraries.
        try Data(source.replacing("import Varve\n", with: "import VarveDeclaration\n").utf8).write(to: file)
        let report = folder.appending(path: "report.txt")
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let build = URL(filePath: bundle).deletingLastPathComponent()
        let modules = [build.path, build.appending(path: "Modules").path].flatMap { ["-I", $0] }
        let status = try run(
            ["swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library"] + modules + [file.path],
            output: report.path)
        let text = String(decoding: try Data(contentsOf: report), as: UTF8.self)
        return status == 0 && !text.contains("warning:") ? "" : text + "\nexit \(status)"
    }

    private static func run(_ words: [String], output: String) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, "swiftc", &actions, nil, &arguments, environ)
        guard failure == 0 else { throw CompilerMissing(code: failure) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 && errno == EINTR {}
        return status
    }

    struct CompilerMissing: Error {
        let code: Int32
    }
}
