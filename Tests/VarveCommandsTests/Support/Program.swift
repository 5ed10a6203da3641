import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that is run as a process of its own.
struct Program {
    let path: String

    /// Takes a program by its path.
    init(path: String) {
        self.path = path
    }

    /// Finds a program in PATH; `nil` where it is not installed.
    init?(searching name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        guard let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) else { return nil }
        path = "\(folder)/\(name)"
    }

    /// The tool as it was built, which lies beside the tests.
    static func varve() -> Program {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = tests[..<(tests.lastIndex(of: "/") ?? tests.endIndex)]
        return Program(path: "\(folder)/varve")
    }

    /// What a program printed and how it ended.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs the program to its end, with nothing to read and only these variables.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: environment) { _, _ in }
    }

    /// Runs the program to its end.
    ///
    /// - Parameter meanwhile: What is done while it runs; gets the process and the path of what it says on
    ///   standard error.
    func run(
        _ arguments: [String], environment: [String: String], meanwhile: (pid_t, String) throws -> Void
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "\(folder.path)/1", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "\(folder.path)/2", O_WRONLY | O_CREAT, 0o600)
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let failure = posix_spawn(&process, path, &actions, nil, words, variables)
        guard failure == 0 else {
            return Outcome(status: -1, output: "", errors: String(cString: strerror(failure)))
        }
        try meanwhile(process, "\(folder.path)/2")
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        return Outcome(status: code, output: try folder.read("1"), errors: try folder.read("2"))
    }
}
