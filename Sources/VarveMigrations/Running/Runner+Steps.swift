import VarveDatabase

extension Runner {
    /// Runs a half statement by statement without a transaction around them, and records each that is finished, so
    /// that a later run goes on after the last one.
    ///
    /// - Parameter isDue: Told what the ledger says once the lock is held, whether the half is still to be run.
    /// - Returns: How long the statements took; `nil` where another runner had run it.
    func runStepwise(
        _ step: RunStep, isDue: ([LedgerEntry]) throws(MigrationError) -> Bool
    ) async throws(MigrationError) -> Duration? {
        try await acquire { () async throws(DatabaseError) -> Bool in
            try await dialect.lockSession(connection, lockTimeout: settings.lockTimeout)
        }
        do {
            let duration = try await runUnderSessionLock(step, isDue: isDue)
            try await unlock()
            return duration
        } catch {
            await rollBack()
            try? await unlock()
            throw error
        }
    }

    private func unlock() async throws(MigrationError) {
        do {
            try await dialect.unlockSession(connection)
        } catch {
            throw .database(error)
        }
    }

    private func runUnderSessionLock(
        _ step: RunStep, isDue: ([LedgerEntry]) throws(MigrationError) -> Bool
    ) async throws(MigrationError) -> Duration? {
        let entries = try await ledger.entriesMakingTable()
        guard try isDue(entries) else { return nil }
        let start = ContinuousClock.now
        let finished = try await begin(step, entries.first { $0.version == step.version })
        for index in finished..<step.statements.count {
            try await persist(step.label) { () async throws(MigrationError) -> Void in
                try await run(index, of: step)
            }
        }
        let duration = ContinuousClock.now - start
        do {
            switch step.direction {
            case .up:
                try await connection.execute(ledger.completion(of: step, milliseconds: duration.milliseconds))
            case .down: try await connection.execute(ledger.removal(step.version))
            }
        } catch {
            throw .database(error)
        }
        return duration
    }

    /// How many statements an earlier run finished. Where there was none, the ledger records the beginning.
    private func begin(_ step: RunStep, _ entry: LedgerEntry?) async throws(MigrationError) -> Int {
        guard let entry else {
            do {
                let entry = try await self.entry(for: step, duration: .zero, finishedSteps: 0)
                try await connection.execute(ledger.insertion(entry))
            } catch {
                throw .database(error)
            }
            return 0
        }
        let steps = entry.finishedSteps ?? 0
        let finished = step.direction == .up ? steps : max(0, -steps)
        if step.direction == .up, entry.checksum != step.checksum(ofFirst: finished) {
            throw .editedFile(path: step.script.name, label: "the first part of \(entry.label)")
        }
        if finished > 0 { onEvent(.resumed(label: step.label, finishedSteps: finished)) }
        return min(finished, step.statements.count)
    }

    private func run(_ index: Int, of step: RunStep) async throws(MigrationError) {
        let statement = step.statements[index]
        let record = ledger.progress(of: step, finished: index + 1)
        do {
            if statement.refusesTransaction {
                // A crash between the two leaves the statement done and not recorded.
                try await connection.execute(Statement(statement.sql))
                try await connection.execute(record)
            } else {
                try await connection.execute(["BEGIN", Statement(statement.sql), record, "COMMIT"])
            }
        } catch {
            await rollBack()
            var error = error
            error.statementIndex = index
            throw step.script.failure(error, of: statement, outcome: stopped(step, before: index))
        }
    }

    private func stopped(_ step: RunStep, before index: Int) -> String {
        let verb = step.direction == .up ? "up" : "down"
        let done =
            index == 0
            ? "No statement of \(step.label) was run to its end"
            : "Of the \(step.statements.count) statements of \(step.label), the first \(index) are done and recorded"
        return "\(done). It runs without a transaction: when the cause is mended, “varve \(verb)” goes on "
            + "at statement \(index + 1)."
    }
}
