#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program with its arguments.
struct Program {
    let arguments: [String]
    /// Variables that it gets beside those of this process, as `NAME=value`.
    var environment: [String] = []
    /// The file that it reads from.
    var input: String?

    init(_ arguments: [String]) {
        self.arguments = arguments
    }

    init(_ arguments: String...) {
        self.arguments = arguments
    }

    /// The path of a program that was built together with this one.
    static func beside(_ name: String) -> String {
        let own = CommandLine.arguments.first ?? ""
        return own.lastIndex(of: "/").map { "\(own[...$0])\(name)" } ?? name
    }

    /// The program with a file to read from.
    func reading(_ file: String) -> Program {
        var program = self
        program.input = file
        return program
    }

    /// The program with a variable of its own.
    func with(_ name: String, _ value: String) -> Program {
        var program = self
        program.environment.append("\(name)=\(value)")
        return program
    }

    /// Runs the program with its output thrown away.
    ///
    /// - Throws: ``BenchmarkError`` with what it says, where it can't be started or fails.
    @discardableResult
    func run() throws -> ProcessRun {
        let errors = try ErrorFile()
        let start = ContinuousClock.now
        let child = try spawn(errors: errors.descriptor)
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
        let wall = ContinuousClock.now - start
        guard status == 0 else {
            let ending = status & 0x7f == 0 ? "status \(status >> 8)" : "signal \(status & 0x7f)"
            throw BenchmarkError("\(self) ended with \(ending):\n\(errors.text)")
        }
        return ProcessRun(wall: wall, usage: usage)
    }

    private func spawn(errors: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + inherited + [nil]
        defer {
            words.forEach { free($0) }
            variables.prefix(environment.count).forEach { free($0) }
        }
        var child = pid_t()
        let status = posix_spawnp(&child, arguments[0], &actions, nil, &words, &variables)
        guard status == 0 else {
            throw BenchmarkError("\(self) can't be started: \(String(cString: strerror(status)))")
        }
        return child
    }

    /// The variables of this process that the program's own do not replace.
    private var inherited: [UnsafeMutablePointer<CChar>?] {
        let own = environment.compactMap { $0.firstIndex(of: "=").map($0.prefix(through:)) }
        var variables: [UnsafeMutablePointer<CChar>?] = []
        var next = environ
        while let variable = next.pointee {
            if !own.contains(where: { String(cString: variable).hasPrefix($0) }) {
                variables.append(variable)
            }
            next += 1
        }
        return variables
    }
}

extension Program: CustomStringConvertible {
    var description: String { "'\(arguments.joined(separator: " "))'" }
}
