import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that is run as a process of its own.
public struct Program: Sendable {
    /// Where it is.
    public let path: String

    /// Takes a program by its path.
    public init(path: String) {
        self.path = path
    }

    /// Finds a program in PATH; `nil` where it is not installed.
    public init?(searching name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        guard let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) else { return nil }
        path = "\(folder)/\(name)"
    }

    /// The tool as it was built.
    public static func varve() -> Program { built("varve") }

    /// A program of this package as it was built, which lies beside the tests.
    public static func built(_ name: String) -> Program {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = tests[..<(tests.lastIndex(of: "/") ?? tests.endIndex)]
        return Program(path: "\(folder)/\(name)")
    }

    /// What a program printed and how it ended.
    public struct Outcome: Sendable {
        /// The exit status; the negative number of the signal where one ended the program.
        public let status: Int32
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String
    }

    /// Runs the program to its end, with nothing to read and only these variables.
    public func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).wait()
    }

    /// Starts the program, with nothing to read and only these variables.
    public func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
        let folder = try TemporaryFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder("1"), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder("2"), O_WRONLY | O_CREAT, 0o600)
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let failure = posix_spawn(&process, path, &actions, nil, words, variables)
        guard failure == 0 else {
            throw ProgramFailure(
                description: "\(path) can't be started: \(String(cString: strerror(failure)))")
        }
        return RunningProgram(process, folder: folder)
    }
}

/// A program that can't be run.
public struct ProgramFailure: Error, CustomStringConvertible {
    public let description: String

    /// Says why.
    public init(description: String) {
        self.description = description
    }
}
