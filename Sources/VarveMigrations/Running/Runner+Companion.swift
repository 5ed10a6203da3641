import VarveDatabase

extension Runner {
    /// Wrangler's ledger, where it is kept too.
    var companion: CompanionLedger? {
        get throws(MigrationError) {
            guard let name = settings.wranglerLedger else { return nil }
            do {
                return try dialect.wranglerLedger(named: name)
            } catch {
                throw .database(error)
            }
        }
    }

    /// What is applied by either ledger. What one of them lacks is written into it, unless nothing may be changed.
    ///
    /// - Parameters:
    ///   - entries: What Varve's ledger says.
    ///   - folder: The folder of both tools.
    ///   - isReadOnly: Whether nothing may be changed.
    func reconcile(
        _ entries: [LedgerEntry], with folder: MigrationFolder, readOnly isReadOnly: Bool
    ) async throws(MigrationError) -> [LedgerEntry] {
        guard let companion = try companion else { return entries }
        let difference = try await difference(of: entries, companion, folder)
        if isReadOnly || difference.isEmpty { return entries.adding(difference.adopted) }
        _ = try await acquire { () async throws(DatabaseError) -> Turn? in
            try await dialect.beginExclusive(connection, lockTimeout: lockTimeout)
        }
        do throws(MigrationError) {
            let ours = try await ledger.makeTableAndRead(.all)
            let difference = try await self.difference(of: ours, companion, folder)
            try await commit(difference.statements(ledger, companion))
            await dialect.release(connection)
            if !difference.adopted.isEmpty { onEvent(.takenOver(difference.adopted.map(\.label))) }
            return ours.adding(difference.adopted)
        } catch {
            await rollBack()
            await dialect.release(connection)
            throw error
        }
    }

    private func difference(
        of ours: [LedgerEntry], _ companion: CompanionLedger, _ folder: MigrationFolder
    ) async throws(MigrationError) -> LedgerDifference {
        let rows: Rows?
        do {
            rows = try await dialect.rows(
                ofLedger: companion.table, companion.selection, on: connection)
        } catch  where error.code == .syntax || error.code == .refused {
            throw .malformedLedger(table: companion.table, reason: error.message)
        } catch {
            throw .database(error)
        }
        let theirs = (rows?.values ?? []).map { (file: $0[0].text ?? "", appliedAt: $0[1].text ?? "") }
        return try LedgerDifference(ours: ours, theirs: theirs, folder, toolVersion: settings.toolVersion)
    }

    private func commit(_ statements: [Statement]) async throws(MigrationError) {
        do {
            _ = try await dialect.commitExclusive(statements, on: connection, beginningNext: nil)
        } catch {
            throw .database(error)
        }
    }

    /// What wrangler's ledger is told of a half, in the transaction in which Varve's is.
    func companionRecord(of step: RunStep) throws(MigrationError) -> [Statement] {
        guard let companion = try companion else { return [] }
        let change: Statement =
            switch step.direction {
            case .up: companion.insertion(of: step.fileName)
            case .down: companion.removal(of: step.fileName)
            }
        return [companion.definition, change]
    }
}

extension [LedgerEntry] {
    fileprivate func adding(_ others: [LedgerEntry]) -> [LedgerEntry] {
        others.isEmpty ? self : (self + others).sorted { $0.version < $1.version }
    }
}
