import BlueprintTestSupport

/// The blueprint on a real database, with a shop, a user and an app in it.
enum AppPlatformFixture {
    static let folder = BlueprintFolder("AppPlatform")

    static let shop = "018f0000-0000-4000-8000-000000000001"
    static let otherShop = "018f0000-0000-4000-8000-000000000002"
    static let user = "018f0000-0000-4000-8000-000000000003"
    static let app = "018f0000-0000-4000-8000-000000000004"
    static let nobody = "018f0000-0000-4000-8000-0000000000ff"

    /// A row for each table.
    static let rows = [
        "INSERT INTO shops (id, name) VALUES ('\(shop)', 'Tea'), ('\(otherShop)', 'Coffee')",
        "INSERT INTO users (id, email) VALUES ('\(user)', 'a@example.org')", installedApp(id: app), token(),
        delivery(),
    ]

    /// Runs a body with the migrated database and ``rows`` in it.
    static func withDatabase(
        _ server: TestServer, _ body: @Sendable (LiveDatabase) async throws -> Void
    ) async throws {
        let migrations = try folder.migrations()
        try await server.withDatabase { database in
            try await database.migrate(migrations)
            for row in rows { try await database.run(row) }
            try await body(database)
        }
    }

    /// An app in a shop; what is given replaces what is usual, and `nil` leaves a column out.
    static func installedApp(id: String? = nil, _ changes: [String: String] = [:]) -> String {
        var values = [
            "app_id": "'reviews'", "shop_id": "'\(shop)'", "manifest": "'{\"name\": \"Reviews\"}'",
            "installed_by": "'\(user)'",
        ]
        if let id { values["id"] = "'\(id)'" }
        return insert("installed_apps", values, changes)
    }

    /// A token of the app.
    static func token(_ changes: [String: String] = [:]) -> String {
        insert(
            "app_tokens",
            ["installed_app_id": "'\(app)'", "token_hash": "'\(String(repeating: "0a", count: 32))'"], changes
        )
    }

    /// Something that the app was told.
    static func delivery(_ changes: [String: String] = [:]) -> String {
        insert(
            "webhook_deliveries",
            ["installed_app_id": "'\(app)'", "event": "'order.created'", "payload": "'{\"id\": 1}'"], changes)
    }

    private static func insert(
        _ table: String, _ values: [String: String], _ changes: [String: String]
    ) -> String {
        let all = values.merging(changes) { $1 }.sorted { $0.key < $1.key }
        return "INSERT INTO \(table) (\(all.map(\.key).joined(separator: ", "))) "
            + "VALUES (\(all.map(\.value).joined(separator: ", ")))"
    }
}
