import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

/// Retention that the database sees to itself, by pg_cron.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ScheduleTests {
    private func migrate(_ words: String..., on url: DatabaseURL) throws -> Program.Outcome {
        let settings = WebhooksFixture.blueprint("varve.json")
        return try Program.built("webhooks-migrate").run(
            words + ["--settings", settings, "--database", url.unredacted],
            environment: ProcessInfo.processInfo.environment)
    }

    /// A database with the blueprint's schema and deliveries of two ages in each state.
    private func makeWebhooks(_ name: String, on server: ExtensionServer) async throws -> DatabaseURL {
        let url = try await server.makeDatabase(name)
        let migrations = WebhooksFixture.blueprint("migrations")
        let up = try migrate("up", "--migrations", migrations, on: url)
        try #require(up.status == 0, "\(up.errors)")
        for statement in WebhooksFixture.owners + [
            "INSERT INTO webhook_event_types (name) VALUES ('config.deployed')",
            WebhooksFixture.insertWebhook(id: "'\(WebhooksFixture.webhook)'"),
            """
            INSERT INTO webhook_deliveries (webhook_id, event_id, event_type, payload, status, created_at)
            SELECT '\(WebhooksFixture.webhook)', gen_random_uuid(), 'config.deployed', '{}', status,
              now() - age * interval '1 day'
            FROM unnest(enum_range(NULL::webhook_delivery_status)) status, unnest(ARRAY[29, 31]) age,
              generate_series(1, 1200)
            """,
        ] { try await server.execute(statement, in: name) }
        return url
    }

    private let left = """
        SELECT status::text, count(*), min(created_at) > now() - interval '30 days' FROM webhook_deliveries
        GROUP BY status ORDER BY status
        """

    @Test(arguments: TestServer.postgres)
    func `a server without pg_cron is told how to get it`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database in
            let outcome = try migrate("retain", "--install", "pg_cron", on: database.url)
            #expect(outcome.status == 1)
            #expect(outcome.output == "")
            let isThere = server.major == 15
            let message = isThere ? "has pg_cron but does not load it" : "the server has no pg_cron"
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(outcome.errors.contains("shared_preload_libraries"), "\(outcome.errors)")
            #expect(isThere || outcome.errors.contains("apt-get install postgresql-18-cron"))
        }
    }

    @Test func `installed, run by the server, installed again, removed`() async throws {
        let server = try await ExtensionServer()
        let url = try await makeWebhooks("scheduled", on: server)
        let refused = try migrate("retain", "--install", "pg_cron", on: url)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("lacks the extension") && refused.errors.contains("CREATE EXTENSION"))
        try await server.execute("CREATE EXTENSION pg_cron")

        let unusable = try migrate("retain", "--install", "pg_cron", "--schedule", "whenever", on: url)
        #expect(unusable.status == 1)
        #expect(unusable.errors.contains("invalid schedule"), "\(unusable.errors)")
        for schedule in ["0 3 * * *", "@reboot", "@reboot"] {
            let outcome = try migrate("retain", "--install", "pg_cron", "--schedule", schedule, on: url)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("varve-retain:scheduled:1:webhook_deliveries  \(schedule)"))
            #expect(outcome.output.contains("1 job of pg_cron installed"))
        }
        let jobs = try await server.rows("SELECT jobname, schedule, database FROM cron.job")
        #expect(jobs == [["varve-retain:scheduled:1:webhook_deliveries", "@reboot", "scheduled"]])

        try server.restart()
        let status = try await finished(server)
        let message = try await server.rows("SELECT return_message FROM cron.job_run_details")
        #expect(status == "succeeded", "\(message)")
        #expect(
            try await server.rows(left, in: "scheduled") == [
                ["delivered", "1200", "1"], ["delivering", "2400", "0"], ["failed", "1200", "1"],
                ["pending", "2400", "0"],
            ])
        let shown = try migrate("retain", "--installed", "pg_cron", on: url)
        #expect(shown.output.contains("succeeded"), "\(shown.output)")

        let removed = try migrate("retain", "--uninstall", "pg_cron", on: url)
        #expect(removed.output.contains("1 job of pg_cron removed"))
        #expect(try await server.rows("SELECT jobname FROM cron.job") == [])
        let again = try migrate("retain", "--uninstall", "pg_cron", on: url)
        #expect(again.status == 0)
        #expect(again.output == "0 jobs of pg_cron removed\n")
    }

    @Test func `rules that are no more are taken off the schedule, and other jobs stay`() async throws {
        let server = try await ExtensionServer.shared.value
        let url = try await server.makeDatabase("changing")
        try await server.execute("CREATE EXTENSION IF NOT EXISTS pg_cron")
        try await server.execute("SELECT cron.schedule('mine', '0 4 * * *', 'SELECT 1')")
        try await server.execute(
            "CREATE TABLE a (at timestamptz)", "CREATE TABLE b (at timestamptz)", in: "changing")
        let folder = try TemporaryFolder()
        func install(_ rules: String...) throws -> Program.Outcome {
            let settings = try folder.write("varve.json", "{ retention: [\(rules.joined(separator: ", "))] }")
            return try Program.varve().run(
                ["retain", "--install", "pg_cron", "--settings", settings, "--database", url.unredacted],
                environment: ProcessInfo.processInfo.environment)
        }
        let names = "SELECT jobname FROM cron.job ORDER BY jobname"
        let a = #"{ table: "a", column: "at", keep: "1 day" }"#
        let b = #"{ table: "b", column: "at", keep: "1 day" }"#
        #expect(try install(a, b).status == 0)
        #expect(
            try await server.rows(names) == [
                ["mine"], ["varve-retain:changing:1:a"], ["varve-retain:changing:2:b"],
            ])
        #expect(try install(b).status == 0)
        #expect(try await server.rows(names) == [["mine"], ["varve-retain:changing:1:b"]])
        // What can't be run is found out before anything is installed.
        let wrong = try install(#"{ table: "b", column: "at", keep: "1 day", where: "nonsense = 1" }"#, a)
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("nonsense"))
        #expect(try await server.rows(names) == [["mine"], ["varve-retain:changing:1:b"]])
        try await server.execute(
            "SELECT cron.unschedule('mine')", "SELECT cron.unschedule('varve-retain:changing:1:b')")
    }

    /// How the one run ended.
    private func finished(_ server: ExtensionServer) async throws -> String? {
        while true {
            let rows = try await server.rows(
                "SELECT status FROM cron.job_run_details WHERE status IN ('succeeded', 'failed')")
            if let status = rows.first?.first { return status }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
