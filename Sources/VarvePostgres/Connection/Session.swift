import CLibPQ
import VarveDatabase

/// A libpq connection. Its calls block, so only ``PostgresConnection`` makes them, on its own thread.
final class Session {
    let handle: OpaquePointer

    /// Connects; returns when the server is ready for statements.
    init(_ string: ConnectionString) throws(DatabaseError) {
        self.handle = try string.open()
        // Notices are of no interest and would otherwise go to standard error.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
    }

    deinit {
        PQfinish(handle)
    }

    var isInTransaction: Bool {
        switch PQtransactionStatus(handle) {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }

    var serverVersion: Int { Int(PQserverVersion(handle)) }

    var userName: String { PQuser(handle).map { String(cString: $0) } ?? "" }

    /// The server process that whoever answered the connection named; a pooler makes up a number.
    var announcedProcess: Int64 { Int64(PQbackendPID(handle)) }

    /// Runs one statement.
    func run(_ statement: Statement) throws(DatabaseError) -> Rows {
        let parameters = try ParameterList(statement)
        let result = parameters.withPointers { count, values, lengths, formats in
            PQexecParams(handle, statement.sql, count, nil, values, lengths, formats, 0)
        }
        defer { PQclear(result) }
        return try read(result, of: statement)
    }

    /// Runs statements as a read-only transaction of their own, unless the first begins one itself.
    ///
    /// A session setting would do the same, but behind a transaction pooler it would stay with the server's
    /// connection and make some other client's session read-only.
    func runReadOnly(_ statements: [Statement]) throws(DatabaseError) -> [Rows] {
        guard let first = statements.first else { return [] }
        if first.beginsTransaction {
            let batch = [first, "SET TRANSACTION READ ONLY"] + statements.dropFirst()
            var results = try pipeline(batch, indexShift: 1)
            results.remove(at: 1)
            return results
        }
        do {
            let results = try pipeline(["BEGIN READ ONLY"] + statements + ["COMMIT"], indexShift: 1)
            return Array(results.dropFirst().dropLast())
        } catch {
            if isInTransaction { PQclear(PQexec(handle, "ROLLBACK")) }
            throw error
        }
    }

    /// Makes rows of a result, or an error.
    func read(_ result: OpaquePointer?, of statement: Statement) throws(DatabaseError) -> Rows {
        try check(result, of: statement)
        return Rows(result: result)
    }

    /// Throws where a result is an error.
    func check(_ result: OpaquePointer?, of statement: Statement) throws(DatabaseError) {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            endCopy()
            throw DatabaseError(
                .unsupported, "COPY from or to the client is not supported",
                hint: "write the rows as INSERT statements (pg_dump --inserts)", statement: statement.sql)
        default:
            throw failure(result, of: statement)
        }
    }

    private func endCopy() {
        PQputCopyEnd(handle, "not supported")
        var buffer: UnsafeMutablePointer<CChar>?
        while PQgetCopyData(handle, &buffer, 0) > 0 { PQfreemem(buffer) }
        while let rest = PQgetResult(handle) { PQclear(rest) }
    }

    private func failure(_ result: OpaquePointer?, of statement: Statement) -> DatabaseError {
        if let result, let error = DatabaseError(result: result, statement: statement.sql) { return error }
        let message = String(cString: PQerrorMessage(handle)).trimmingNewlines
        let isLost = PQstatus(handle) == CONNECTION_BAD
        return DatabaseError(isLost ? .connectionLost : .refused, message, statement: statement.sql)
    }
}

extension Statement {
    var beginsTransaction: Bool {
        let word = sql.prefix { $0.isASCII && $0.isLetter }.uppercased()
        return word == "BEGIN" || word == "START"
    }
}

extension String {
    /// The text without line breaks at its end; libpq's messages have one.
    var trimmingNewlines: String {
        String(self[..<(lastIndex { !$0.isNewline }.map(index(after:)) ?? startIndex)])
    }
}
