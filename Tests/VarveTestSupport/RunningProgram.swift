import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that was started.
public final class RunningProgram: Sendable {
    /// The process.
    public let identifier: pid_t
    private let folder: TemporaryFolder
    /// How the process ended; once that was asked for, its number may be another's.
    private let ending = Mutex<Int32?>(nil)

    init(_ identifier: pid_t, folder: TemporaryFolder) {
        self.identifier = identifier
        self.folder = folder
    }

    deinit {
        kill(SIGKILL)
        _ = reap()
    }

    /// The file that standard error goes to.
    public var errorsPath: String { folder("2") }

    /// What was written to standard error up to now.
    public var errors: String { (try? folder.read("2")) ?? "" }

    /// Sends a signal, unless the end was waited for.
    public func kill(_ signal: Int32) {
        ending.withLock { ending in
            if ending == nil { _ = sendSignal(identifier, signal) }
        }
    }

    /// Waits for the end. Blocks the thread.
    public func wait() throws -> Program.Outcome {
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
        let status = reap()
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        return Program.Outcome(status: code, output: try folder.read("1"), errors: try folder.read("2"))
    }

    private func reap() -> Int32 {
        ending.withLock { ending in
            if let ending { return ending }
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
            ending = status
            return status
        }
    }
}

private func sendSignal(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
