import VarveDatabase

extension Runner {
    /// Runs a half and its entry in the ledger in one transaction.
    ///
    /// - Parameter isDue: Told what the ledger says once the lock is held, whether the half is still to be run.
    /// - Returns: How long the statements took; `nil` where another runner had run it.
    func runInTransaction(
        _ step: RunStep, isDue: ([LedgerEntry]) throws(MigrationError) -> Bool
    ) async throws(MigrationError) -> Duration? {
        try await persist(step.label) { () async throws(MigrationError) -> Duration? in
            try await acquire { () async throws(DatabaseError) -> Bool in
                try await dialect.beginExclusive(connection, lockTimeout: settings.lockTimeout)
            }
            do throws(MigrationError) {
                let duration = try await runLocked(step, isDue: isDue)
                if duration == nil { await rollBack() }
                return duration
            } catch {
                await rollBack()
                throw error
            }
        }
    }

    private func runLocked(
        _ step: RunStep, isDue: ([LedgerEntry]) throws(MigrationError) -> Bool
    ) async throws(MigrationError) -> Duration? {
        let entries = try await ledger.entriesMakingTable()
        guard try isDue(entries) else { return nil }
        let start = ContinuousClock.now
        do {
            try await connection.execute(step.statements.map { Statement($0.sql) })
        } catch {
            let index = error.statementIndex ?? 0
            guard step.statements.indices.contains(index) else { throw .database(error) }
            throw step.script.failure(error, of: step.statements[index], outcome: rolledBack(step))
        }
        let duration = ContinuousClock.now - start
        do {
            try await connection.execute(
                [try await record(step, duration), "COMMIT"])
        } catch {
            throw .failed(
                ScriptFailure(
                    location: nil, statement: error.statement ?? "COMMIT", error: error,
                    outcome: error.code == .connectionLost
                        ? "The connection was lost while \(step.label) was committed; “varve status” tells whether it was."
                        : rolledBack(step)))
        }
        return duration
    }

    private func record(_ step: RunStep, _ duration: Duration) async throws(DatabaseError) -> Statement {
        switch step.direction {
        case .up: ledger.insertion(try await entry(for: step, duration: duration, finishedSteps: nil))
        case .down: ledger.removal(step.version)
        }
    }

    /// What the ledger says of an up half.
    func entry(
        for step: RunStep, duration: Duration, finishedSteps: Int?
    ) async throws(DatabaseError) -> LedgerEntry {
        LedgerEntry(
            version: step.version, name: step.name,
            checksum: finishedSteps.map(step.checksum(ofFirst:)) ?? step.checksum,
            appliedAt: Timestamp.now.rfc3339, milliseconds: duration.milliseconds,
            appliedBy: try await dialect.currentUser(connection), toolVersion: settings.toolVersion,
            downSQL: step.downSQL, finishedSteps: finishedSteps)
    }

    private func rolledBack(_ step: RunStep) -> String {
        switch step.direction {
        case .up: "\(step.label) was rolled back: nothing of it is applied, and nothing after it was tried."
        case .down: "Taking back \(step.label) was rolled back: all of it is still applied."
        }
    }
}
