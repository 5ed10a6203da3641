import CLibPQ
import VarveDatabase

extension Session {
    /// Runs statements in one round trip and stops at the first that fails.
    ///
    /// - Parameter indexShift: How much to take from the index of a failed statement.
    func pipeline(_ statements: [Statement], indexShift: Int = 0) throws(DatabaseError) -> [Rows] {
        guard statements.count > 1 else {
            guard let only = statements.first else { return [] }
            return [try run(only, index: 0)]
        }
        var collected: [Rows] = []
        collected.reserveCapacity(statements.count)
        try stream(statements, indexShift: indexShift) { _, result in
            collected.append(Rows(result: result.handle))
        }
        return collected
    }

    /// Runs statements in one round trip, stops at the first that fails, and hands over each result as soon as it is
    /// there, while the server works on those behind it.
    func stream(
        _ statements: [Statement], indexShift: Int = 0, _ take: (Int, ServerResult) -> Void
    ) throws(DatabaseError) {
        guard let first = statements.first else { return }
        // Refused before anything is sent.
        var parameters: [ParameterList] = []
        for statement in statements {
            parameters.append(try ParameterList(statement))
        }
        guard PQenterPipelineMode(handle) == 1 else { throw lost(first) }
        defer { PQexitPipelineMode(handle) }
        for (statement, parameters) in zip(statements, parameters) {
            try send(statement, parameters)
        }
        guard PQpipelineSync(handle) == 1 else { throw lost(first) }
        let failure = collect(statements, indexShift: indexShift, take)
        drainToSync()
        if let failure { throw failure }
    }

    private func run(_ statement: Statement, index: Int) throws(DatabaseError) -> Rows {
        do {
            return try run(statement)
        } catch {
            throw error.at(index)
        }
    }

    private func send(_ statement: Statement, _ parameters: ParameterList) throws(DatabaseError) {
        let sent = parameters.withPointers { count, values, lengths, formats in
            PQsendQueryParams(handle, statement.sql, count, nil, values, lengths, formats, 0)
        }
        guard sent == 1 else { throw lost(statement) }
    }

    /// Reads one result for each statement up to the first error; each is followed by an empty one.
    private func collect(
        _ statements: [Statement], indexShift: Int, _ take: (Int, ServerResult) -> Void
    ) -> DatabaseError? {
        for (index, statement) in statements.enumerated() {
            let result = ServerResult(PQgetResult(handle))
            do {
                try check(result.handle, of: statement)
            } catch {
                return error.at(max(index - indexShift, 0))
            }
            take(index, result)
            if let end = PQgetResult(handle) { PQclear(end) }
        }
        return nil
    }

    /// Reads up to the answer to our sync, without which pipeline mode can't be left.
    private func drainToSync() {
        var emptyResults = 0
        // Two empty results in a row: nothing more is coming, the connection is gone.
        while emptyResults < 2 {
            guard let result = PQgetResult(handle) else {
                emptyResults += 1
                continue
            }
            emptyResults = 0
            let status = PQresultStatus(result)
            PQclear(result)
            if status == PGRES_PIPELINE_SYNC { return }
        }
    }

    private func lost(_ statement: Statement) -> DatabaseError {
        DatabaseError(
            .connectionLost, String(cString: PQerrorMessage(handle)).trimmingNewlines,
            statement: statement.sql)
    }
}

extension DatabaseError {
    /// The error with the place of its statement in a batch.
    fileprivate func at(_ index: Int) -> DatabaseError {
        var error = self
        error.statementIndex = index
        return error
    }
}
