/// The statements that were used last, by their text.
struct StatementCache {
    private let capacity: Int
    private var statements: [String: PreparedStatement] = [:]
    private var order: [String] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Takes a statement out, so that nobody else uses it meanwhile.
    mutating func take(_ sql: String) -> PreparedStatement? {
        guard let statement = statements.removeValue(forKey: sql) else { return nil }
        order.removeAll { $0 == sql }
        return statement
    }

    /// Puts a statement back; the one that was used longest ago makes room.
    mutating func put(_ statement: PreparedStatement) {
        if statements.count >= capacity, let oldest = order.first {
            order.removeFirst()
            statements[oldest] = nil
        }
        statements[statement.sql] = statement
        order.append(statement.sql)
    }

    mutating func removeAll() {
        statements = [:]
        order = []
    }
}
