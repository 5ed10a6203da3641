import LinkScanner
import Testing
import VarveDatabase
import VarveDeclaration

/// A database with the link scanner's schema, one user and one job in it.
struct LinkScannerFixture {
    let connection: any DatabaseConnection

    static let job = "018f0000-0000-7000-8000-000000000001"
    static let hash = String(repeating: "0a", count: 32)

    /// Creates the schema in an empty database.
    init(_ dialect: any Dialect, _ connection: any DatabaseConnection) async throws {
        self.connection = connection
        for statement in try dialect.statements(declaring: try linkScanner.declared()) {
            try await connection.execute(Statement(statement))
        }
        try await run("INSERT INTO users (clerk_user_id) VALUES ('u1')")
        try await run(
            "INSERT INTO scan_jobs (id, user_id, url) VALUES ('\(Self.job)', 'u1', 'https://example.org')")
    }

    /// Runs a statement that must work.
    @discardableResult
    func run(_ sql: String) async throws -> Rows { try await connection.query(Statement(sql)) }

    /// Runs a statement that the database must refuse, and checks that its message has the text.
    func refuses(
        _ sql: String, _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async {
        do {
            _ = try await connection.query(Statement(sql))
            Issue.record("not refused: \(sql)", sourceLocation: sourceLocation)
        } catch {
            #expect(
                error.description.lowercased().contains(text.lowercased()), "\(error)",
                sourceLocation: sourceLocation)
        }
    }

    /// An INSERT into scan_results with some values replaced.
    func result(score: Int = 50, hash: String = Self.hash, headers: String = "{}") -> String {
        """
        INSERT INTO scan_results (job_id, risk_score, content_hash, http_headers, content_type, model_used, reasoning)
        VALUES ('\(Self.job)', \(score), '\(hash)', '\(headers)', 'text/html', 'm', 'r')
        """
    }

    /// An INSERT into audit_logs.
    func log(hash: String = Self.hash) -> String {
        """
        INSERT INTO audit_logs (scan_job_id, url_accessed, content_hash, content_type)
        VALUES ('\(Self.job)', 'https://example.org', '\(hash)', 'text/html')
        """
    }
}
