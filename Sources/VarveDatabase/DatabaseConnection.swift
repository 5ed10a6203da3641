/// A connection to a database: an actor on a thread of its own, since the C libraries below it block.
public protocol DatabaseConnection: Actor {
    /// Runs one statement and returns its rows.
    ///
    /// - Throws: ``DatabaseError`` with the statement in it.
    func query(_ statement: Statement) throws(DatabaseError) -> Rows

    /// Runs statements one after the other in as few round trips as the database allows, and stops at the
    /// first that fails. Says nothing about transactions: open one to make the batch atomic.
    ///
    /// - Throws: ``DatabaseError`` with the failed statement and its index in it.
    func execute(_ statements: [Statement]) throws(DatabaseError)

    /// Closes the connection. Whatever is not committed is lost. Closing twice is fine.
    func close()
}

extension DatabaseConnection {
    /// Runs one statement whose rows are of no interest.
    public func execute(_ statement: Statement) throws(DatabaseError) {
        _ = try query(statement)
    }
}
