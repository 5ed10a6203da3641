import Testing
import VarveDatabase

/// What refuses a statement.
public enum Refusal: Sendable, Hashable {
    /// A constraint or unique index by its name. SQLite names unique constraints by their columns
    /// (`users.email, users.shop`) and checks without a name by their text.
    case constraint(String)
    /// A column that takes no NULL.
    case null(String)
    /// The database's own code: `22001`, `SQLITE_CONSTRAINT_FOREIGNKEY`.
    case code(String)
    /// A trigger or the like, by a part of its message.
    case message(String)

    func matches(_ error: DatabaseError) -> Bool {
        switch self {
        case .constraint(let name):
            error.message.contains("constraint \"\(name)\"")
                || error.message.hasSuffix("constraint failed: \(name)")
        case .null(let column):
            error.message.contains("null value in column \"\(column)\"")
                || error.message.hasPrefix("NOT NULL constraint failed: ")
                    && error.message.hasSuffix(".\(column)")
        case .code(let code): error.nativeCode == code
        case .message(let text): error.message.contains(text)
        }
    }
}

extension LiveDatabase {
    /// Runs a statement that the database must take.
    public func accepts(_ sql: String, at location: SourceLocation = #_sourceLocation) async {
        do {
            _ = try await connection.query(Statement(sql))
        } catch {
            Issue.record("refused: \(sql)\n\(error)", sourceLocation: location)
        }
    }

    /// Runs a statement that the database must refuse, and looks at what refused it.
    public func refuses(
        _ sql: String, _ refusal: Refusal, at location: SourceLocation = #_sourceLocation
    ) async {
        do {
            _ = try await connection.query(Statement(sql))
            Issue.record("not refused: \(sql)", sourceLocation: location)
        } catch {
            #expect(refusal.matches(error), "\(sql)\n\(error)", sourceLocation: location)
        }
    }
}
