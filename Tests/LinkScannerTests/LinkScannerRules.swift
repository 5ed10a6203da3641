import Testing
import VarveDatabase

/// What the document asks for, each rule tried in both directions. The same for every database.
struct LinkScannerRules {
    let fixture: LinkScannerFixture

    /// What the database says to a word that is no state.
    let refusedState: String

    func checkAll() async throws {
        try await checkDefaults()
        try await checkWallets()
        try await checkJobs()
        try await checkResults()
        try await checkAuditLog()
        try await checkUpdatedAt()
    }

    private func checkDefaults() async throws {
        let row = try await fixture.run("SELECT state, version, created_at FROM scan_jobs")[0]
        #expect(row[0].text == "QUEUED")
        #expect(row[1].integer == 1)
        #expect(!row[2].isNull)
        try await fixture.run("INSERT INTO scan_jobs (user_id, url) VALUES ('u1', 'https://a')")
        let id = try #require(
            try await fixture.run("SELECT CAST(id AS text) FROM scan_jobs WHERE url = 'https://a'").first?
                .text)
        let parts = id.split(separator: "-").map(Array.init)
        #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
        #expect(parts[2][0] == "7")
        #expect("89ab".contains(parts[3][0]))
    }

    private func checkWallets() async throws {
        try await fixture.run("INSERT INTO wallets (user_id) VALUES ('u1')")
        #expect(try await fixture.run("SELECT credit_balance FROM wallets").first?.integer == 0)
        await fixture.refuses("INSERT INTO wallets (user_id) VALUES ('u1')", "unique")
        await fixture.refuses("UPDATE wallets SET credit_balance = -1", "credit_balance")
        await fixture.refuses("INSERT INTO wallets (user_id) VALUES ('nobody')", "foreign key")
    }

    private func checkJobs() async throws {
        await fixture.refuses("UPDATE scan_jobs SET version = version + 1, state = 'LOST'", refusedState)
        await fixture.refuses(
            "INSERT INTO scan_jobs (user_id, url, version) VALUES ('u1', 'x', 0)", "version")
        await fixture.refuses("INSERT INTO scan_jobs (user_id, url) VALUES ('nobody', 'x')", "foreign key")
        // Optimistic concurrency: of two writers who have read version 1 the second is refused.
        let change = "UPDATE scan_jobs SET version = 2, state = '%' WHERE id = '\(LinkScannerFixture.job)'"
        try await fixture.run(change.replacing("%", with: "FETCHING"))
        await fixture.refuses(change.replacing("%", with: "FAILED"), "stale update")
        await fixture.refuses("UPDATE scan_jobs SET state = 'FAILED'", "stale update")
        await fixture.refuses("UPDATE scan_jobs SET version = 9 WHERE version = 2", "stale update")
        #expect(
            try await fixture.run("SELECT count(*) FROM scan_jobs WHERE state = 'FETCHING'").first?.integer
                == 1)
    }

    private func checkResults() async throws {
        await fixture.refuses(fixture.result(score: 101), "risk_score")
        await fixture.refuses(fixture.result(score: -1), "risk_score")
        await fixture.refuses(
            fixture.result(hash: "0A" + LinkScannerFixture.hash.dropFirst(2)), "content_hash")
        await fixture.refuses(
            fixture.result(hash: String(LinkScannerFixture.hash.dropLast())), "content_hash")
        await fixture.refuses(fixture.result(headers: "{"), "json")
        try await fixture.run(fixture.result(score: 100))
        await fixture.refuses(fixture.result(), "unique")
    }

    private func checkAuditLog() async throws {
        try await fixture.run(fixture.log())
        await fixture.refuses(fixture.log(hash: "abc"), "content_hash")
        await fixture.refuses("UPDATE audit_logs SET http_status = 200", "audit_logs is append-only")
        await fixture.refuses("DELETE FROM audit_logs", "audit_logs is append-only")
        #expect(try await fixture.run("SELECT count(*) FROM audit_logs").first?.integer == 1)
    }

    private func checkUpdatedAt() async throws {
        for table in ["users", "wallets", "scan_jobs"] {
            let count = table == "scan_jobs" ? ", version = version + 1" : ""
            try await fixture.run("UPDATE \(table) SET updated_at = '2001-02-03T04:05:06.000Z'\(count)")
            let old = "SELECT count(*) FROM \(table) WHERE updated_at = '2001-02-03T04:05:06.000Z'"
            #expect(try await fixture.run(old).first?.integer != 0, "a given value stays: \(table)")
            try await fixture.run("UPDATE \(table) SET created_at = created_at\(count)")
            #expect(try await fixture.run(old).first?.integer == 0, "any change sets it: \(table)")
        }
    }
}
