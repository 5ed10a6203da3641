import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens on SIGINT and SIGTERM: the task in hand is cancelled, so that it rolls back and stops what it
/// started. Where it does not end in time, or a second signal arrives, the servers that were started are stopped
/// and the process ends at once; an open transaction is then rolled back by the database.
final class Interruption: Sendable {
    private let cancel: @Sendable () -> Void
    private let received = Mutex<Int32?>(nil)

    /// How long a cancelled task may take to clean up, in milliseconds.
    private static let patience: Int32 = 5_000

    /// Waits for signals on a thread of its own.
    ///
    /// - Parameter cancel: Asks the work in hand to end.
    init(cancel: @escaping @Sendable () -> Void) {
        self.cancel = cancel
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        signalPipe = ends[1]
        let input = ends[0]
        startThread { [self] in wait(on: input) }
        // Handlers, unlike ignored or blocked signals, are not inherited by the programs that we start.
        signal(SIGINT, reportSignal)
        signal(SIGTERM, reportSignal)
        // Whoever reads our output may go away; a migration goes on all the same.
        signal(SIGPIPE) { _ in }
    }

    /// The status that shells expect of a program that a signal ended; `nil` where none arrived.
    var exitStatus: Int32? { received.withLock { $0.map { 128 + $0 } } }

    private func wait(on input: Int32) {
        guard let number = readSignal(input, timeout: -1) else { return }
        received.withLock { $0 = number }
        cancel()
        _ = readSignal(input, timeout: Self.patience)
        Cleanup.shared.runAndWait()
        Files.put("stopped before the database answered; what was committed stays\n", in: STDERR_FILENO)
        _exit(128 + number)
    }

    private func readSignal(_ input: Int32, timeout: Int32) -> Int32? {
        var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, timeout) < 0 { guard errno == EINTR else { return nil } }
        guard entry.revents != 0 else { return nil }
        var byte: UInt8 = 0
        return read(input, &byte, 1) == 1 ? Int32(byte) : nil
    }
}

/// Where the handler writes. A handler may use nothing that takes a lock, so this is a plain constant's place.
nonisolated(unsafe) private var signalPipe: Int32 = -1

private func reportSignal(_ number: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(signalPipe, &byte, 1)
    errno = saved
}
