import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveMigrations
import Webhooks

/// A database of webhooks with a project, an application, a user, a subscription and two registered events.
struct WebhooksFixture {
    static let blueprint = BlueprintFolder("Webhooks")
    static let project = "018f0000-0000-7000-8000-000000000001"
    static let application = "018f0000-0000-7000-8000-000000000002"
    static let user = "018f0000-0000-7000-8000-000000000003"
    static let webhook = "018f0000-0000-7000-8000-000000000004"
    static let delivery = "018f0000-0000-7000-8000-000000000005"

    /// What the other tables rest on.
    static let owners = [
        "INSERT INTO projects (id, name) VALUES ('\(project)', 'p')",
        "INSERT INTO app_db (id, project_id, app_name) VALUES ('\(application)', '\(project)', 'a')",
        "INSERT INTO users (id, email) VALUES ('\(user)', 'u@example.org')",
    ]

    /// Makes the database on a server and gives it to a body.
    static func with(
        _ server: TestServer, _ body: @Sendable (LiveDatabase) async throws -> Void
    ) async throws {
        try await server.withDatabase { database in
            try await database.migrate(try blueprint.migrations())
            for statement in owners { try await database.run(statement) }
            try await database.run(
                "INSERT INTO webhook_event_types (name) VALUES ('config.deployed'), ('config.committed')",
                insertWebhook(id: "'\(webhook)'"), insertDelivery(id: "'\(delivery)'"))
            try await body(database)
        }
    }

    /// An INSERT into webhooks with more columns than must be given.
    static func insertWebhook(
        id: String = "DEFAULT", project: String = "'\(project)'", name: String = "'w'",
        url: String = "'https://example.org/hook'", secret: String = "'sealed'",
        _ others: (column: String, value: String)...
    ) -> String {
        let columns = ["id", "project_id", "name", "url", "secret"] + others.map(\.column)
        let values = [id, project, name, url, secret] + others.map(\.value)
        return
            "INSERT INTO webhooks (\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
    }

    /// An INSERT into webhook_deliveries with more columns than must be given.
    static func insertDelivery(
        id: String = "DEFAULT", webhook: String = "'\(webhook)'", event: String = "gen_random_uuid()",
        type: String = "'config.deployed'", payload: String = "'{}'",
        _ others: (column: String, value: String)...
    ) -> String {
        let columns = ["id", "webhook_id", "event_id", "event_type", "payload"] + others.map(\.column)
        let values = [id, webhook, event, type, payload] + others.map(\.value)
        return
            "INSERT INTO webhook_deliveries (\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
    }

    /// An INSERT into webhook_delivery_attempts.
    static func insertAttempt(
        _ attempt: String = "1", delivery: String = "'\(delivery)'", status: String = "200",
        error: String = "NULL", milliseconds: String = "12"
    ) -> String {
        """
        INSERT INTO webhook_delivery_attempts (delivery_id, attempt, response_status, error, duration_ms)
        VALUES (\(delivery), \(attempt), \(status), \(error), \(milliseconds))
        """
    }
}

extension LiveDatabase {
    /// Does something with a second connection to the database.
    func besides<Result: Sendable>(
        _ work: (any DatabaseConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await dialect.connect(to: url, mode: .write)
        do {
            let result = try await work(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }
}

/// Compares lines, and shows those in which they differ.
func expect(_ actual: [String], _ expected: [String], at location: SourceLocation = #_sourceLocation) {
    let missing = expected.filter { !actual.contains($0) }
    let surplus = actual.filter { !expected.contains($0) }
    #expect(missing == [], sourceLocation: location)
    #expect(surplus == [], sourceLocation: location)
    #expect(actual.count == expected.count, sourceLocation: location)
}
