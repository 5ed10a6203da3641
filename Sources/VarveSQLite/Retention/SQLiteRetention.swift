import VarveDatabase
import VarveDeclaration

/// Writes a rule on how long rows are kept as SQL for SQLite.
struct SQLiteRetention {
    private let table: String
    private let column: String
    private let condition: String
    private let key: String
    private let retention: DeclaredRetention

    /// - Parameter key: The columns that tell a row from every other.
    init(_ rule: RetentionRule, key: [String]) throws(DatabaseError) {
        table = SQLiteFragments.identifier(rule.table)
        column = SQLiteFragments.identifier(rule.retention.column)
        self.key = SQLiteFragments.identifiers(key)
        retention = rule.retention
        // The last line break ends a comment that somebody may have written.
        condition =
            if let condition = rule.retention.condition {
                " AND (\(try SQLiteFragments.write(condition, in: rule.table))\n)"
            } else {
                ""
            }
    }

    /// Gives the instant before which rows are removed, and one a day later.
    func cutoff(asOf present: String?) -> Statement {
        let form = "'%Y-%m-%dT%H:%M:%fZ'"
        let age = "'-\(retention.period.seconds) seconds'"
        return Statement(
            "SELECT strftime(\(form), $1, \(age)), strftime(\(form), $1, \(age), '+1 day')",
            [.text(present ?? "now")])
    }

    /// Counts the rows from before an instant.
    ///
    /// - Parameter dayLater: The instant one day later.
    func count(before cutoff: String, _ dayLater: String) -> Statement {
        Statement("SELECT count(*) FROM \(table) WHERE \(isOld)", [.text(dayLater), .text(cutoff)])
    }

    /// Removes a batch of rows from before an instant, and gives their number.
    func deletion(before cutoff: String, _ dayLater: String) -> [Statement] {
        let oldest = "SELECT \(key) FROM \(table) WHERE \(isOld) ORDER BY \(column) LIMIT \(retention.batch)"
        let parameters: [DatabaseValue] = [.text(dayLater), .text(cutoff)]
        return [
            Statement("DELETE FROM \(table) WHERE (\(key)) IN (\(oldest))", parameters), "SELECT changes()",
        ]
    }

    /// Texts are compared so that an index can be used. They are not all written alike, by as much as a time zone, so
    /// the instants that they stand for decide.
    private var isOld: String {
        "\(column) < $1 AND julianday(\(column)) < julianday($2)\(condition)"
    }
}
