import VarveDatabase

/// One run: steps that are carried out one after the other, with what is known of the ledger meanwhile.
///
/// The ledger is read under the lock, and again only when somebody else may have written. So a run of a thousand
/// migrations does not read it a thousand times.
final class Run {
    /// Which versions the ledger leaves to be run.
    typealias Due = ([LedgerEntry]) throws(MigrationError) -> Set<MigrationVersion>

    let runner: Runner
    private let due: Due
    /// What is to be made before anything is run; `nil` once it is.
    private var backup: BackupRequest?
    /// What the ledger left to be run when it was read last; `nil` before that.
    private var dueVersions: Set<MigrationVersion>?
    /// Whether the ledger is known to be there. What is made in a transaction may be rolled back with it.
    private var hasLedger = false
    /// The transaction that is open for the next step.
    private var turn: Turn?

    init(_ runner: Runner, backup: BackupRequest? = nil, due: @escaping Due) {
        self.runner = runner
        self.backup = backup
        self.due = due
    }

    /// Carries a step out, unless another runner has.
    ///
    /// - Parameter next: The step after it.
    /// - Returns: How long its statements took; `nil` where another runner had run it.
    func carryOut(_ step: RunStep, before next: RunStep?) async throws(MigrationError) -> Duration? {
        guard isDue(step, unlessKnown: true) else { return nil }
        guard step.usesTransaction else { return try await carryOutStepwise(step) }
        return try await runner.persist(step.label) { () async throws(MigrationError) -> Duration? in
            try await self.carryOutInTransaction(step, before: next)
        }
    }

    /// Made under the lock, so that of several runners one makes it, and of exactly what the first migration meets.
    private func makeBackup() async throws(MigrationError) {
        guard let request = backup else { return }
        try await runner.backUp(request)
        backup = nil
    }

    private func isDue(_ step: RunStep, unlessKnown: Bool = false) -> Bool {
        dueVersions?.contains(step.version) ?? unlessKnown
    }

    /// Leaves nothing open and no lock taken.
    func end() async {
        await abandonTurn()
        await runner.dialect.release(runner.connection)
    }
}

extension Run {
    private func carryOutInTransaction(
        _ step: RunStep, before next: RunStep?
    ) async throws(MigrationError) -> Duration? {
        do throws(MigrationError) {
            guard try await takeTurn(for: step) else { return nil }
            try await makeBackup()
            let duration = try await runner.execute(step)
            let isNextInTransaction = next.map { $0.usesTransaction && isDue($0) } ?? false
            turn = nil
            turn = try await runner.commit(step, duration, beginningNext: isNextInTransaction)
            hasLedger = true
            dueVersions?.remove(step.version)
            return duration
        } catch {
            turn = nil
            await runner.rollBack()
            throw error
        }
    }

    /// Makes sure of an open transaction under the lock in which the step is due.
    private func takeTurn(for step: RunStep) async throws(MigrationError) -> Bool {
        if turn == nil {
            turn = try await runner.acquire { [self] () async throws(DatabaseError) -> Turn? in
                try await runner.dialect.beginExclusive(runner.connection, lockTimeout: runner.lockTimeout)
            } isStillDue: { [self] in
                await isStillDue(step)
            }
        }
        guard let turn else { return false }
        if !turn.isUndisturbed || dueVersions == nil { try await readLedger() }
        guard isDue(step) else {
            await abandonTurn()
            return false
        }
        return true
    }

    private func readLedger() async throws(MigrationError) {
        if hasLedger, let entries = try await runner.ledger.read(.states) {
            dueVersions = try due(entries)
        } else {
            dueVersions = try due(try await runner.ledger.makeTableAndRead(.states))
        }
    }

    /// Whether another runner, which has the lock, has left the step to us so far. What it is in the middle of may
    /// look wrong from here, so only what the ledger says under the lock is an error.
    private func isStillDue(_ step: RunStep) async -> Bool {
        guard let entries = try? await runner.ledger.read(.states), let versions = try? due(entries) else {
            return true
        }
        hasLedger = true
        dueVersions = versions
        return versions.contains(step.version)
    }

    private func abandonTurn() async {
        guard turn != nil else { return }
        turn = nil
        await runner.rollBack()
    }
}

extension Run {
    private func carryOutStepwise(_ step: RunStep) async throws(MigrationError) -> Duration? {
        await abandonTurn()
        let isLocked = try await runner.acquire { [self] () async throws(DatabaseError) -> Bool? in
            try await runner.dialect.lockSession(runner.connection) ? true : nil
        } isStillDue: { [self] in
            await isStillDue(step)
        }
        guard isLocked != nil else { return nil }
        do throws(MigrationError) {
            let entries = try await runner.ledger.makeTableAndRead(.states)
            dueVersions = try due(entries)
            let entry = entries.first { $0.version == step.version }
            var duration: Duration?
            if isDue(step) {
                try await makeBackup()
                duration = try await Stepwise(runner, step).run(from: entry)
            }
            dueVersions?.remove(step.version)
            await runner.dialect.release(runner.connection)
            return duration
        } catch {
            await runner.rollBack()
            await runner.dialect.release(runner.connection)
            throw error
        }
    }
}
