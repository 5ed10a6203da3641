import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase

/// The document's part 3.1.
@Suite("Phase 3: Database Schema & Migrations, core tables")
struct CoreTablesTests {
    private typealias Scanner = LinkScannerDatabase

    @Test("five tables and no other", arguments: LinkScannerDatabase.servers)
    func tables(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await database.tables() == [
                    "audit_logs", "scan_jobs", "scan_results", "users", "wallets",
                ])
        }
    }

    @Test("users", arguments: LinkScannerDatabase.servers)
    func users(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await names(of: "users", database) == [
                    "clerk_user_id", "created_at", "updated_at", "metadata?",
                ])
            await database.refuses(Scanner.user("u1"), unique: "users_pkey", "users.clerk_user_id")
            await database.accepts("UPDATE users SET metadata = '{\"plan\": \"free\"}'")
            await database.refuses(
                "UPDATE users SET metadata = '{'",
                database.says(
                    sqlite: .constraint("metadata IS NULL OR json_valid(metadata)"),
                    postgres: .code("22P02"))
            )
        }
    }

    @Test("wallets: one for each user, never below zero", arguments: LinkScannerDatabase.servers)
    func wallets(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await names(of: "wallets", database) == [
                    "id", "user_id", "credit_balance", "created_at", "updated_at",
                ])
            await database.accepts("INSERT INTO wallets (user_id) VALUES ('u1')")
            #expect(try await database.text("SELECT credit_balance FROM wallets") == "0")
            await database.refuses(
                "INSERT INTO wallets (user_id) VALUES ('u1')", unique: "wallets_user_id_key",
                "wallets.user_id")
            await database.refuses(
                "INSERT INTO wallets (user_id) VALUES ('nobody')", foreignKey: "wallets_user_id_fkey")
            await database.accepts("UPDATE wallets SET credit_balance = 0")
            await database.refuses(
                "UPDATE wallets SET credit_balance = -1", check: "wallets_credit_balance_check",
                "credit_balance >= 0")
            await database.refuses("UPDATE wallets SET credit_balance = NULL", .null("credit_balance"))
        }
    }

    @Test("scan jobs: defaults, states and lengths", arguments: LinkScannerDatabase.servers)
    func jobs(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await names(of: "scan_jobs", database) == [
                    "id", "user_id", "url", "state", "created_at", "updated_at", "version",
                ])
            #expect(try await database.text("SELECT DISTINCT state FROM scan_jobs") == "QUEUED")
            #expect(try await database.text("SELECT DISTINCT version FROM scan_jobs") == "1")
            for state in ScanState.allCases {
                await database.accepts(
                    "UPDATE scan_jobs SET version = version + 1, state = '\(state.rawValue)'")
            }
            await database.refuses(
                "UPDATE scan_jobs SET version = version + 1, state = 'LOST'",
                database.says(
                    sqlite: .message("CHECK constraint failed: state IN ("),
                    postgres: .message("invalid input value for enum scan_state")))
            await database.refuses(
                "INSERT INTO scan_jobs (user_id, url) VALUES ('nobody', 'x')",
                foreignKey: "scan_jobs_user_id_fkey")
            await database.refuses(
                "INSERT INTO scan_jobs (user_id, url, version) VALUES ('u1', 'x', 0)",
                check: "scan_jobs_version_check", "version >= 1")
            let url = String(repeating: "x", count: 2048)
            await database.accepts("INSERT INTO scan_jobs (user_id, url) VALUES ('u1', '\(url)')")
            await database.refuses(
                "INSERT INTO scan_jobs (user_id, url) VALUES ('u1', '\(url)x')",
                database.says(sqlite: .constraint("length(url) <= 2048"), postgres: .code("22001")))
        }
    }

    @Test("a key that nobody gives is a UUID of version 7", arguments: LinkScannerDatabase.servers)
    func keys(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            try await database.run("INSERT INTO scan_jobs (user_id, url) VALUES ('u1', 'https://a')")
            let id = try #require(
                try await database.text("SELECT CAST(id AS text) FROM scan_jobs WHERE url = 'https://a'"))
            #expect(
                id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
                    != nil)
        }
    }

    @Test(
        "of two writers who read the same version the second is refused",
        arguments: LinkScannerDatabase.servers)
    func staleUpdates(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            func write(_ version: Int, _ state: String) -> String {
                "UPDATE scan_jobs SET version = \(version), state = '\(state)' WHERE id = '\(Scanner.job)'"
            }
            let stale = Refusal.message("scan_jobs: stale update")
            await database.accepts(write(2, "FETCHING"))
            await database.refuses(write(2, "FAILED"), stale)
            await database.refuses(write(4, "FAILED"), stale)
            await database.refuses("UPDATE scan_jobs SET state = 'FAILED'", stale)
            await database.accepts(write(3, "ANALYZING"))
            let state = "SELECT state FROM scan_jobs WHERE id = '\(Scanner.job)'"
            #expect(try await database.text(state) == "ANALYZING")
        }
    }

    @Test(
        "scan results: one for each job, 0 to 100, a hash, lists and objects",
        arguments: LinkScannerDatabase.servers)
    func results(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await names(of: "scan_results", database) == [
                    "job_id", "risk_score", "categories", "content_hash", "http_status?", "http_headers",
                    "content_type", "model_used", "analysis_metadata", "reasoning", "indicators",
                    "created_at",
                ])
            for score in [-1, 101] {
                await database.refuses(
                    Scanner.result(score: score), check: "scan_results_risk_score_check",
                    "risk_score BETWEEN 0 AND 100")
            }
            for hash in [
                "", "0A" + Scanner.hash.dropFirst(2), Scanner.hash.dropLast() + "g", Scanner.hash + "0",
            ] {
                await database.refuses(
                    Scanner.result(hash: String(hash)), check: "scan_results_content_hash_check", hashRule)
            }
            for (column, shape) in [
                ("categories", "array"), ("indicators", "array"), ("http_headers", "object"),
            ] {
                let wrong = shape == "array" ? "'{}'" : "'[]'"
                await database.refuses(
                    Scanner.result(column, wrong), .constraint("\(column)_is_\(shape)"))
            }
            await database.accepts(Scanner.result(score: 0, "categories", "'[\"phishing\"]'"))
            await database.accepts(Scanner.result(job: Scanner.otherJob, score: 100, "http_status", "NULL"))
            await database.refuses(Scanner.result(), unique: "scan_results_pkey", "scan_results.job_id")
            await database.refuses(
                Scanner.result(job: "018f0000-0000-7000-8000-00000000000f"),
                foreignKey: "scan_results_job_id_fkey")
        }
    }

    @Test("updated_at follows every change", arguments: LinkScannerDatabase.servers)
    func updatedAt(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            try await database.run("INSERT INTO wallets (user_id) VALUES ('u1')")
            for table in ["users", "wallets", "scan_jobs"] {
                let count = table == "scan_jobs" ? ", version = version + 1" : ""
                try await database.run(
                    "UPDATE \(table) SET updated_at = '2001-02-03T04:05:06.000Z'\(count)")
                let old = "SELECT count(*) FROM \(table) WHERE updated_at = '2001-02-03T04:05:06.000Z'"
                #expect(try await database.text(old) != "0", "a given value stays: \(table)")
                try await database.run("UPDATE \(table) SET created_at = created_at\(count)")
                #expect(try await database.text(old) == "0", "any change sets it: \(table)")
            }
        }
    }

    @Test(
        "a user's wallet and a job's result go with them, what is on record stays",
        arguments: LinkScannerDatabase.servers)
    func deleting(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            try await database.run(
                "INSERT INTO wallets (user_id) VALUES ('u1')", Scanner.result(), Scanner.log())
            await database.refuses(
                "DELETE FROM scan_jobs WHERE id = '\(Scanner.job)'", foreignKey: "audit_logs_scan_job_id_fkey"
            )
            await database.refuses("DELETE FROM users", foreignKey: "scan_jobs_user_id_fkey")
            try await database.run(
                Scanner.user("u2"), "INSERT INTO wallets (user_id) VALUES ('u2')",
                "DELETE FROM users WHERE clerk_user_id = 'u2'")
            #expect(try await database.text("SELECT count(*) FROM wallets") == "1")
            try await database.run(
                Scanner.result(job: Scanner.otherJob),
                "DELETE FROM scan_jobs WHERE id = '\(Scanner.otherJob)'")
            #expect(try await database.text("SELECT count(*) FROM scan_results") == "1")
        }
    }
}

/// The text by which SQLite knows the rule that a column holds a SHA-256.
let hashRule = "(length(content_hash) = 64) AND (trim(content_hash, '0123456789abcdef') = '')"

/// The columns of a table in order, those that take NULL with a question mark.
func names(of table: String, _ database: LiveDatabase) async throws -> [String] {
    try await database.columns(of: table).map { column in
        let name = column.prefix { $0 != " " }
        return column.contains(" not null") ? String(name) : "\(name)?"
    }
}
