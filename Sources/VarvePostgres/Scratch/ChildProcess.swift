import VarveDatabase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that was started, in a process group of its own so that Ctrl-C on the terminal is for us alone.
struct ChildProcess: Sendable {
    private let identifier: pid_t

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program's path and its arguments.
    ///   - files: The program's open files by number; standard input, output and error are `/dev/null` otherwise.
    ///   - environment: The program's variables; else our own without what would change a server's ways.
    init(
        _ command: [String], files: [Int32: FileHandle], environment variables: [String: String]? = nil
    ) throws(DatabaseError) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // A thread of ours may have all signals blocked; a shell that inherits that never learns that its child
        // has ended.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        for number in Int32(0)...2 where files[number] == nil {
            posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
        }
        for (number, file) in files {
            posix_spawn_file_actions_adddup2(&actions, file.descriptor, number)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        let settings = variables.map { $0.map { "\($0)=\($1)" } } ?? Self.environment
        var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer {
            for pointer in arguments + environment { free(pointer) }
        }
        var identifier = pid_t()
        let status = posix_spawn(&identifier, command[0], &actions, &attributes, &arguments, &environment)
        guard status == 0 else {
            throw DatabaseError(.cannotConnect, "\(command[0]) can't be started: \(systemMessage(status))")
        }
        self.identifier = identifier
    }

    /// Waits for the end and returns the exit status; that of a program which a signal ended is not 0.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 {
            guard errno == EINTR else { return -1 }
        }
        return status
    }

    /// Runs a program to its end.
    ///
    /// - Returns: Whether it succeeded, and what it wrote to standard output and standard error.
    static func run(
        _ command: [String], environment: [String: String]? = nil
    ) throws(DatabaseError) -> (succeeded: Bool, output: String) {
        let (child, reading) = try start(command, environment)
        let output = reading.readToEnd()
        return (child.wait() == 0, output)
    }

    /// Starts a program; our own writing end of the pipe closes on return, or reading would never end.
    private static func start(
        _ command: [String], _ environment: [String: String]?
    ) throws(DatabaseError) -> (ChildProcess, FileHandle) {
        let output = try Pipe()
        let files = [Int32(1): output.writing, 2: output.writing]
        return (try ChildProcess(command, files: files, environment: environment), output.reading)
    }

    /// Our environment without what would change the server's ways, and with messages in English.
    private static var environment: [String] {
        let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix("PG") && !name.hasPrefix("LC_") && !name.hasPrefix("LANG") && name != "TZ"
        }
        return inherited.map { "\($0)=\($1)" } + ["LC_ALL=C"]
    }
}
