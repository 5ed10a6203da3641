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
        let entry = entries.first { $0.version == step.version }
        let finished = try await begin(step, entry)
        for index in finished..<step.statements.count {
            let wasCutOff = index == finished && entry.map { isBegun(step, $0) } ?? false
            try await persist(step.label) { () async throws(MigrationError) -> Void in
                try await run(index, of: step, wasCutOff: wasCutOff)
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

    /// Whether the ledger's mark speaks of a statement of this half.
    private func isBegun(_ step: RunStep, _ entry: LedgerEntry) -> Bool {
        let isUp = entry.finishedSteps.map { $0 >= 0 } ?? false
        return entry.isStepBegun && isUp == (step.direction == .up)
    }

    private func run(_ index: Int, of step: RunStep, wasCutOff: Bool) async throws(MigrationError) {
        let statement = step.statements[index]
        do {
            if statement.refusesTransaction {
                try await runUnprotected(statement.sql, index: index, of: step, wasCutOff: wasCutOff)
            } else {
                let record = ledger.progress(of: step, finished: index + 1)
                try await connection.execute(["BEGIN", Statement(statement.sql), record, "COMMIT"])
            }
        } catch {
            await rollBack()
            throw step.script.failure(error, of: statement, outcome: stopped(step, before: index))
        }
    }

    /// Statement and record can't be committed as one. So the ledger is told before that the statement begins where
    /// nothing of it was there; whoever finds that mark asks the database what became of it.
    private func runUnprotected(
        _ sql: String, index: Int, of step: RunStep, wasCutOff: Bool
    ) async throws(DatabaseError) {
        let present = try await dialect.repetition(of: sql, on: connection)
        let isOurs = wasCutOff || present == .run
        if isOurs, !wasCutOff {
            try await connection.execute(ledger.mark(step, finished: index, isSet: true))
        }
        switch present {
        case .skip where isOurs: break
        case .runAfter(let removal) where isOurs:
            try await connection.execute(removal)
            fallthrough
        default:
            do {
                try await connection.execute(Statement(sql))
            } catch {
                if isOurs, error.code != .connectionLost { await clean(sql, index: index, of: step) }
                throw error
            }
        }
        try await connection.execute(ledger.progress(of: step, finished: index + 1))
    }

    /// Removes what a failed statement left. The mark stays where that is not possible.
    private func clean(_ sql: String, index: Int, of step: RunStep) async {
        do {
            if case .runAfter(let removal) = try await dialect.repetition(of: sql, on: connection) {
                try await connection.execute(removal)
            }
            try await connection.execute(ledger.mark(step, finished: index, isSet: false))
        } catch {
            // The next run finds the mark and tries again.
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
