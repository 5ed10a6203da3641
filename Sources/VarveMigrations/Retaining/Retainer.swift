import VarveDatabase
import VarveDeclaration

/// Removes the rows of a table that are older than a rule keeps them: in batches, each a short transaction of its own, and
/// without waiting for anybody who writes.
public struct Retainer: Sendable {
    private let dialect: any Dialect
    private let connection: any DatabaseConnection
    private let settings: RetentionSettings
    private let onEvent: @Sendable (RetentionEvent) async -> Void

    /// Makes a retainer for an open connection, which the caller closes.
    ///
    /// - Parameters:
    ///   - dialect: The dialect that opened the connection.
    ///   - connection: The database.
    ///   - settings: How rows are removed.
    ///   - onEvent: Hears of each batch. The next one waits for it to return.
    public init(
        dialect: any Dialect, connection: any DatabaseConnection,
        settings: RetentionSettings = RetentionSettings(),
        onEvent: @escaping @Sendable (RetentionEvent) async -> Void = { _ in }
    ) {
        self.dialect = dialect
        self.connection = connection
        self.settings = settings
        self.onEvent = onEvent
    }

    /// Counts the rows that a rule would remove, and removes none.
    ///
    /// - Parameter present: The instant from which ages count, in RFC 3339; the database's clock where it is `nil`.
    public func count(
        _ rule: RetentionRule, asOf present: String? = nil
    ) async throws(MigrationError) -> RetentionReport {
        do {
            let statements = try await dialect.retention(rule, asOf: present, on: connection)
            let count = try await connection.query(statements.count).first?.integer ?? 0
            return RetentionReport(rule: rule, cutoff: statements.cutoff, rows: Int(count), batches: 0)
        } catch {
            throw .database(error)
        }
    }

    /// Removes the rows that a rule keeps no longer. The instant before which they go is fixed at the beginning.
    ///
    /// - Parameter present: The instant from which ages count, in RFC 3339; the database's clock where it is `nil`.
    /// - Throws: ``MigrationError`` that says how many rows were removed before; those stay removed.
    public func remove(
        _ rule: RetentionRule, asOf present: String? = nil
    ) async throws(MigrationError) -> RetentionReport {
        var rule = rule
        if let batch = settings.batch { rule.retention.batch = batch }
        let statements: RetentionStatements
        do {
            statements = try await dialect.retention(rule, asOf: present, on: connection)
        } catch {
            throw .database(error)
        }
        var report = RetentionReport(rule: rule, cutoff: statements.cutoff, rows: 0, batches: 0)
        while true {
            let start = ContinuousClock.now
            let rows = try await batch(statements, report)
            // What is left then is being changed by somebody.
            guard rows > 0 else { return report }
            report.rows += rows
            report.batches += 1
            await onEvent(.removed(report))
            guard !Task.isCancelled else { throw .retentionStopped(report, nil) }
            try? await Task.sleep(for: dialect.pause(afterBatchOf: ContinuousClock.now - start))
        }
    }

    /// Removes one batch, again and again where a lock is not given.
    private func batch(
        _ statements: RetentionStatements, _ report: RetentionReport
    ) async throws(MigrationError) -> Int {
        let start = ContinuousClock.now
        var backoff = Backoff(from: 50, to: 2_000)
        while true {
            do {
                return try await attempt(statements)
            } catch  where error.code == .lockNotAvailable && ContinuousClock.now - start < settings.wait {
                guard !Task.isCancelled else { throw .retentionStopped(report, nil) }
                let delay = backoff.next()
                await onEvent(.retrying(report.rule, reason: error.message, after: delay))
                try? await Task.sleep(for: delay)
            } catch {
                throw .retentionStopped(report, error)
            }
        }
    }

    private func attempt(_ statements: RetentionStatements) async throws(DatabaseError) -> Int {
        try await connection.execute(dialect.transactionBeginning(lockTimeout: settings.lockTimeout))
        do {
            var count: Int64 = 0
            for statement in statements.deletion {
                count = try await connection.query(statement).first?.integer ?? 0
            }
            try await connection.execute("COMMIT")
            return Int(count)
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
    }
}
