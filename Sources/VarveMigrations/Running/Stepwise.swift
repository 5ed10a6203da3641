import VarveDatabase

/// One half that is run statement by statement, without a transaction around them. Each that is finished is recorded,
/// so that a later run goes on after the last one.
///
/// Whoever is killed may leave a statement to the server, which goes on with it. So a record is only moved from the
/// number it is known to have, and what a statement outside transactions left is asked of the database.
struct Stepwise {
    private let runner: Runner
    private let step: RunStep

    init(_ runner: Runner, _ step: RunStep) {
        self.runner = runner
        self.step = step
    }

    private var connection: any DatabaseConnection { runner.connection }
    private var ledger: Ledger { runner.ledger }

    /// Runs what is left of the half. The lock of the session is held.
    ///
    /// - Parameter entry: What the ledger says of the migration.
    /// - Returns: How long the statements took.
    func run(from entry: LedgerEntry?) async throws(MigrationError) -> Duration {
        let start = ContinuousClock.now
        let watch = try await ReferenceWatch(runner, step, isResumed: entry != nil)
        var index = try await begin(entry)
        var trace = entry.flatMap(trace)
        while index < step.statements.count {
            index = try await runner.persist(step.label) { () async throws(MigrationError) -> Int in
                try await run(index, trace: &trace)
            }
            trace = nil
        }
        let duration = ContinuousClock.now - start
        try await watch.check()
        try await record(duration)
        return duration
    }

    private func record(_ duration: Duration) async throws(MigrationError) {
        let record: Statement =
            switch step.direction {
            case .up: ledger.completion(of: step, milliseconds: duration.milliseconds)
            case .down: ledger.removal(step.version)
            }
        let companion = try runner.companionRecord(of: step)
        try await attempting { () async throws(DatabaseError) -> Void in
            guard !companion.isEmpty else { return try await connection.execute(record) }
            let beginning = runner.dialect.transactionBeginning(lockTimeout: runner.lockTimeout)
            try await connection.execute(beginning + [record] + companion + ["COMMIT"])
        }
    }

    /// How many statements an earlier run finished. Where there was none, the ledger records the beginning.
    private func begin(_ entry: LedgerEntry?) async throws(MigrationError) -> Int {
        guard let entry else {
            try await attempting { () async throws(DatabaseError) -> Void in
                let entry = try await runner.entry(for: step, duration: .zero, finishedSteps: 0)
                try await connection.execute(ledger.beginning(entry))
            }
            return 0
        }
        let finished = finishedSteps(entry)
        if step.direction == .up, entry.checksum != step.checksum(ofFirst: finished) {
            throw .editedFile(path: step.script.name, label: "the first part of \(entry.label)")
        }
        if finished > 0 { runner.onEvent(.resumed(label: step.label, finishedSteps: finished)) }
        return min(finished, step.statements.count)
    }

    private func finishedSteps(_ entry: LedgerEntry) -> Int {
        let steps = entry.finishedSteps ?? 0
        return step.direction == .up ? steps : max(0, -steps)
    }

    /// The ledger's mark, where it speaks of a statement of this half.
    private func trace(_ entry: LedgerEntry) -> String? {
        let isUp = entry.finishedSteps.map { $0 >= 0 } ?? false
        return isUp == (step.direction == .up) ? entry.trace : nil
    }

    /// Runs one statement and records it.
    ///
    /// - Parameter trace: What the ledger's mark says, where the statement was begun.
    /// - Returns: The statement to go on at.
    private func run(_ index: Int, trace: inout String?) async throws(MigrationError) -> Int {
        try await attempting { () async throws(DatabaseError) -> Void in
            try await runner.dialect.confirmSessionLock(connection)
        }
        let statement = step.statements[index]
        var isRecorded = true
        do {
            if statement.refusesTransaction {
                try await runAlone(Statement(statement.sql), index: index, trace: &trace)
            } else {
                isRecorded = try await runInTransaction(Statement(statement.sql), index: index)
            }
        } catch {
            let explained = await runner.dialect.explain(error, on: connection)
            await runner.rollBack()
            throw step.script.failure(explained, of: statement, outcome: stopped(before: index))
        }
        return isRecorded ? index + 1 : try await place(after: index)
    }

    /// The record comes first: it waits for whoever is at the same statement, and says whether it is still to be run.
    ///
    /// - Returns: Whether it was.
    private func runInTransaction(_ statement: Statement, index: Int) async throws(DatabaseError) -> Bool {
        try await connection.execute(runner.dialect.transactionBeginning(lockTimeout: runner.lockTimeout))
        guard try await !connection.query(ledger.progress(of: step, finished: index + 1)).isEmpty else {
            try await connection.execute("ROLLBACK")
            return false
        }
        try await connection.execute([statement, "COMMIT"])
        return true
    }

    /// Where to go on when a statement was found to be done after all.
    private func place(after index: Int) async throws(MigrationError) -> Int {
        let entry = try await ledger.read(.states)?.first { $0.version == step.version }
        guard let finished = entry.map(finishedSteps), finished > index else {
            throw .malformedLedger(
                table: ledger.name, reason: "the entry of \(step.label) was changed while the migration ran")
        }
        return min(finished, step.statements.count)
    }

    /// Statement and record can't be committed as one. So the ledger is told before that the statement begins where
    /// nothing of it was there; whoever finds that mark asks the database what became of it.
    private func runAlone(
        _ statement: Statement, index: Int, trace: inout String?
    ) async throws(DatabaseError) {
        let present = try await runner.dialect.repetition(of: statement.sql, since: trace, on: connection)
        let isOurs = trace != nil || present == .run
        if isOurs, trace == nil {
            let now = try await runner.dialect.trace(before: statement.sql, on: connection)
            try await connection.execute(ledger.mark(step, finished: index, trace: now))
            trace = now
        }
        switch present {
        case .skip where isOurs: break
        case .complete(let rest) where isOurs: try await executeEach(rest)
        case .runAfter(let removal) where isOurs:
            try await executeEach(removal)
            fallthrough
        default:
            do {
                try await runner.dialect.executeAlone(
                    statement, on: connection, lockTimeout: runner.lockTimeout)
            } catch {
                if isOurs, error.code != .connectionLost {
                    await clean(statement.sql, index: index, trace: &trace)
                }
                throw error
            }
        }
        _ = try await connection.query(ledger.progress(of: step, finished: index + 1))
    }

    /// Runs statements that may refuse transactions too, and so can't be sent together.
    private func executeEach(_ statements: [Statement]) async throws(DatabaseError) {
        for statement in statements {
            try await runner.dialect.executeAlone(
                statement, on: connection, lockTimeout: runner.lockTimeout)
        }
    }

    /// Removes what a failed statement left, and the mark. It stays where that is not possible, so that the next run
    /// tries again.
    private func clean(_ sql: String, index: Int, trace: inout String?) async {
        do {
            switch try await runner.dialect.repetition(of: sql, since: trace, on: connection) {
            case .runAfter(let removal): try await executeEach(removal)
            case .complete: return
            case .run, .skip: break
            }
            try await connection.execute(ledger.mark(step, finished: index, trace: nil))
            trace = nil
        } catch {
            // What is left is found by the mark.
        }
    }

    private func attempting(
        _ work: () async throws(DatabaseError) -> Void
    ) async throws(MigrationError) {
        do {
            try await work()
        } catch {
            throw .database(error)
        }
    }

    private func stopped(before index: Int) -> String {
        let verb = step.direction == .up ? "up" : "down"
        let done =
            index == 0
            ? "No statement of \(step.label) was run to its end"
            : "Of the \(step.statements.count) statements of \(step.label), the first \(index) are done and recorded"
        return "\(done). It runs without a transaction: when the cause is mended, “varve \(verb)” goes on "
            + "at statement \(index + 1)."
    }
}
