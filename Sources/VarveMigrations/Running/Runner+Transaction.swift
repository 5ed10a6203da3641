import VarveDatabase

extension Runner {
    /// Runs the statements of a half in the open transaction.
    func execute(_ step: RunStep) async throws(MigrationError) -> Duration {
        let start = ContinuousClock.now
        do {
            try await connection.execute(step.statements.map { Statement($0.sql) })
        } catch {
            let index = error.statementIndex ?? 0
            guard step.statements.indices.contains(index) else { throw .database(error) }
            let explained = await dialect.explain(error, on: connection)
            throw step.script.failure(explained, of: step.statements[index], outcome: rolledBack(step))
        }
        return ContinuousClock.now - start
    }

    /// Records a half and commits it.
    ///
    /// - Parameter beginningNext: Whether the transaction of another half is to follow.
    /// - Returns: The next turn; `nil` where it is not wanted or another runner was quicker.
    func commit(
        _ step: RunStep, _ duration: Duration, beginningNext: Bool
    ) async throws(MigrationError) -> Turn? {
        let companion = try companionRecord(of: step)
        do {
            return try await dialect.commitExclusive(
                [try await record(step, duration)] + companion, on: connection,
                beginningNext: beginningNext ? lockTimeout : nil)
        } catch {
            throw .failed(
                ScriptFailure(
                    location: nil, statement: error.statement ?? "COMMIT",
                    error: await dialect.explain(error, on: connection),
                    outcome: error.code == .connectionLost
                        ? "The connection was lost while \(step.label) was committed; “varve status” tells whether it was."
                        : rolledBack(step)))
        }
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
