import VarveDatabase

extension Runner {
    /// Polls until an attempt gets the lock. A blocking wait is no choice: in PostgreSQL it holds a snapshot, on which
    /// another runner's CREATE INDEX CONCURRENTLY waits in turn.
    ///
    /// - Parameter isStillDue: Whether what the lock is for has not been done by the other runner meanwhile.
    /// - Returns: What the attempt gave; `nil` where there is no more need of the lock.
    func acquire<Lock: Sendable>(
        _ attempt: () async throws(DatabaseError) -> Lock?, isStillDue: () async -> Bool = { true }
    ) async throws(MigrationError) -> Lock? {
        let clock = ContinuousClock()
        let start = clock.now
        var backoff = Backoff(from: 10, to: 300)
        var lastEvent: ContinuousClock.Instant?
        while true {
            do {
                if let lock = try await attempt() { return lock }
            } catch  where error.code == .lockNotAvailable {
                // Not even the question was answered: as good as a no.
            } catch {
                throw .database(error)
            }
            guard await isStillDue() else { return nil }
            let now = clock.now
            if lastEvent.map({ now - $0 >= .seconds(1) }) ?? true {
                lastEvent = now
                onEvent(.waiting(holder: await dialect.lockHolder(connection), elapsed: now - start))
            }
            if now - start >= settings.wait {
                throw .locked(holder: await dialect.lockHolder(connection), waited: now - start)
            }
            try await pause(backoff.next())
        }
    }

    /// How long a statement may wait for a lock, in milliseconds: never longer than the user waits in all.
    var lockTimeout: Int {
        min(settings.lockTimeout, Int(clamping: max(1, settings.wait.milliseconds)))
    }

    /// Repeats work that gave way to a lock until it is done or the time to wait is over.
    func persist<Result: Sendable>(
        _ label: String, _ work: () async throws(MigrationError) -> Result
    ) async throws(MigrationError) -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        var backoff = Backoff(from: 100, to: 5_000)
        var attempt = 1
        while true {
            do {
                return try await work()
            } catch {
                guard let reason = error.lockReason, clock.now - start < settings.wait else { throw error }
                let delay = backoff.next()
                attempt += 1
                onEvent(.retrying(label: label, reason: reason, attempt: attempt, after: delay))
                try await pause(delay)
            }
        }
    }

    /// Ends whatever transaction is open. An error means that there is none.
    func rollBack() async {
        try? await connection.execute("ROLLBACK")
    }

    private func pause(_ duration: Duration) async throws(MigrationError) {
        do {
            try await Task.sleep(for: duration)
        } catch {
            throw .cancelled
        }
    }
}

extension MigrationError {
    /// The database's words where a lock was not given in time; `nil` for every other error.
    fileprivate var lockReason: String? {
        switch self {
        case .failed(let failure) where failure.error.code == .lockNotAvailable: failure.error.message
        case .database(let error) where error.code == .lockNotAvailable: error.message
        default: nil
        }
    }
}
