import AppPlatform
import BlueprintTestSupport
import Testing
import VarveMigrations

/// The document from top to bottom, on a real database.
@Suite("Create database migration for apps tables") struct AppsTablesTests {
    private typealias Fixture = AppPlatformFixture

    @Test(arguments: TestServer.postgres)
    func `the migration makes the three tables and the two that they refer to`(server: TestServer)
        async throws
    {
        try await Fixture.withDatabase(server) { database in
            let tables = try await database.tables()
            #expect(
                tables == [
                    "app_tokens", "installed_apps", "shops", "users", "webhook_deliveries",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `installed_apps has just these columns`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let columnsOfInstalledApps = try await database.columns(of: "installed_apps")
            #expect(
                columnsOfInstalledApps == [
                    "id uuid not null default gen_random_uuid()", "app_id character varying(255) not null",
                    "shop_id uuid not null", "manifest jsonb not null", "settings jsonb default '{}'::jsonb",
                    "installed_at timestamp with time zone default now()", "installed_by uuid not null",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `app_tokens has just these columns`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let columnsOfAppTokens = try await database.columns(of: "app_tokens")
            #expect(
                columnsOfAppTokens == [
                    "id uuid not null default gen_random_uuid()", "installed_app_id uuid not null",
                    "token_hash character varying(64) not null",
                    "created_at timestamp with time zone default now()",
                    "expires_at timestamp with time zone",
                    "revoked_at timestamp with time zone",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhook_deliveries has just these columns`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let columnsOfWebhookDeliveries = try await database.columns(of: "webhook_deliveries")
            #expect(
                columnsOfWebhookDeliveries == [
                    "id uuid not null default gen_random_uuid()", "installed_app_id uuid not null",
                    "event character varying(255) not null", "payload jsonb not null",
                    "status character varying(50) not null default 'pending'::character varying",
                    "attempts integer default 0", "last_attempt_at timestamp with time zone",
                    "response_code integer", "response_body text",
                    "created_at timestamp with time zone default now()",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the tables have just these constraints`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let constraintsOfInstalledApps = try await database.constraints(of: "installed_apps")
            #expect(
                constraintsOfInstalledApps == [
                    "installed_apps_app_id_shop_id_key: unique (app_id, shop_id)",
                    "installed_apps_installed_by_fkey: foreign key (installed_by) references users (id)",
                    "installed_apps_pkey: primary key (id)",
                    "installed_apps_shop_id_fkey: foreign key (shop_id) references shops (id)",
                ])
            let constraintsOfAppTokens = try await database.constraints(of: "app_tokens")
            #expect(
                constraintsOfAppTokens == [
                    "app_tokens_installed_app_id_fkey: foreign key (installed_app_id) references installed_apps (id) on delete cascade",
                    "app_tokens_pkey: primary key (id)",
                ])
            let constraintsOfWebhookDeliveries = try await database.constraints(of: "webhook_deliveries")
            #expect(
                constraintsOfWebhookDeliveries == [
                    "webhook_deliveries_installed_app_id_fkey: foreign key (installed_app_id) references installed_apps (id)",
                    "webhook_deliveries_pkey: primary key (id)",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the three named indexes are there and no others`(server: TestServer) async throws {
        try await Fixture.withDatabase(server) { database in
            let indexesOfInstalledApps = try await database.indexes(of: "installed_apps")
            #expect(indexesOfInstalledApps == ["idx_installed_apps_shop: (shop_id)"])
            let indexesOfAppTokens = try await database.indexes(of: "app_tokens")
            #expect(indexesOfAppTokens == ["idx_app_tokens_app: (installed_app_id)"])
            let indexesOfWebhookDeliveries = try await database.indexes(of: "webhook_deliveries")
            #expect(
                indexesOfWebhookDeliveries == [
                    "idx_webhook_deliveries_status: (status, created_at)"
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the migration can be taken back and applied again with rows in place`(server: TestServer)
        async throws
    {
        let trip = RoundTrip(try Fixture.folder.migrations(), rows: ["0001": Fixture.rows])
        try await trip.check(on: server, arrivingAt: appPlatform)
    }
}
