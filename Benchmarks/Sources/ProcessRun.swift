#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One finished run of a program, measured from outside by the operating system.
struct ProcessRun {
    /// Wall time in milliseconds.
    let wall: Double
    /// Processor time, own and the system's on its behalf, in milliseconds.
    let cpu: Double
    /// Peak memory in MiB.
    let memory: Double
}

/// A program with its arguments.
struct Program {
    let arguments: [String]
    var environment: [String] = []
    /// The file that the program reads from.
    var input: String?

    init(_ arguments: String...) {
        self.arguments = arguments
    }

    func reading(_ file: String) -> Program {
        var program = self
        program.input = file
        return program
    }

    /// Runs the program with its output thrown away.
    ///
    /// - Throws: ``BenchmarkError`` where it can't be started or fails.
    func run() throws -> ProcessRun {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { words.forEach { free($0) } }
        words.append(nil)
        let clock = ContinuousClock()
        let start = clock.now
        var child = pid_t()
        let status = posix_spawnp(&child, arguments[0], &actions, nil, words, environ)
        guard status == 0 else {
            throw BenchmarkError("\(arguments[0]): \(String(cString: strerror(status)))")
        }
        var exit: Int32 = 0
        var usage = rusage()
        while wait4(child, &exit, 0, &usage) < 0 && errno == EINTR {}
        let wall = start.duration(to: clock.now)
        guard exit == 0 else {
            throw BenchmarkError("'\(arguments.joined(separator: " "))' ended with status \(exit >> 8)")
        }
        return ProcessRun(
            wall: wall.milliseconds, cpu: usage.ru_utime.milliseconds + usage.ru_stime.milliseconds,
            memory: Double(usage.ru_maxrss) / 1024)
    }
}

/// Why a benchmark can't be made.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}

extension timeval {
    fileprivate var milliseconds: Double {
        Double(tv_sec) * 1000 + Double(tv_usec) / 1000
    }
}
