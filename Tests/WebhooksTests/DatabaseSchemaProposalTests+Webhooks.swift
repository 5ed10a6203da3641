import BlueprintTestSupport
import Testing
import VarveDatabase

/// Core tables, 1: webhooks.
extension DatabaseSchemaProposalTests {
    private typealias Fixture = WebhooksFixture

    @Test(arguments: TestServer.postgres)
    func `webhooks: columns, constraints and indexes`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            expect(
                try await database.columns(of: "webhooks"),
                [
                    "id uuid not null default public.varve_uuid_v7()", "project_id uuid not null",
                    "name character varying(255) not null", "url character varying(2048) not null",
                    "secret character varying(255) not null",
                    #"event_types jsonb not null default '["*"]'::jsonb"#, "application_id uuid",
                    "environment_name character varying(255)", "is_active boolean not null default true",
                    "description text", "headers jsonb default '{}'::jsonb",
                    "created_at timestamp with time zone not null default now()",
                    "updated_at timestamp with time zone not null default now()", "created_by_id uuid",
                ])
            expect(
                try await database.constraints(of: "webhooks"),
                [
                    "webhooks_application_id_fkey: foreign key (application_id) references app_db (id) on delete set null",
                    "webhooks_created_by_id_fkey: foreign key (created_by_id) references users (id) on delete set null",
                    "webhooks_event_types_check: check ((jsonb_typeof(event_types) = 'array'::text))",
                    "webhooks_pkey: primary key (id)",
                    "webhooks_project_id_fkey: foreign key (project_id) references projects (id) on delete cascade",
                    "webhooks_url_check: check (((url)::text ~ '^https?://'::text))",
                ])
            expect(
                try await database.indexes(of: "webhooks"),
                [
                    "idx_webhooks_application_id: (application_id) where (application_id IS NOT NULL)",
                    "idx_webhooks_project_active: (project_id, is_active) where (is_active = true)",
                    "idx_webhooks_project_id: (project_id)",
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks: what is left out gets its default`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run("BEGIN", Fixture.insertWebhook(name: "'new'"))
            let values = try await database.run(
                """
                SELECT event_types::text, is_active::text, headers::text, (created_at = now())::text, (updated_at = now())::text,
                  num_nulls(application_id, environment_name, description, created_by_id)::text
                FROM webhooks WHERE name = 'new'
                """
            ).values
            try await database.run("COMMIT")
            #expect(values.first?.map { $0.text } == [#"["*"]"#, "true", "{}", "true", "true", "4"])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks: identifiers are version 7 and follow time`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run("DELETE FROM webhooks")
            for number in 1...3 { try await database.run(Fixture.insertWebhook(name: "'w\(number)'")) }
            let rows = try await database.run(
                """
                SELECT substr(id::text, 15, 1) = '7' AND substr(id::text, 20, 1) IN ('8', '9', 'a', 'b'),
                  abs(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
                    - extract(epoch FROM created_at) * 1000) < 60000
                FROM webhooks
                """)
            #expect(rows.count == 3)
            #expect(rows.allSatisfy { $0.allSatisfy(\.flag) })
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks: what must be there, and how long it may be`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            await database.refuses(Fixture.insertWebhook(id: "NULL"), .null("id"))
            await database.refuses(Fixture.insertWebhook(project: "NULL"), .null("project_id"))
            await database.refuses(Fixture.insertWebhook(name: "NULL"), .null("name"))
            await database.refuses(Fixture.insertWebhook(url: "NULL"), .null("url"))
            await database.refuses(Fixture.insertWebhook(secret: "NULL"), .null("secret"))
            for column in ["event_types", "is_active", "created_at", "updated_at"] {
                await database.refuses(Fixture.insertWebhook((column, "NULL")), .null(column))
            }
            for column in ["application_id", "environment_name", "description", "headers", "created_by_id"] {
                await database.accepts(Fixture.insertWebhook((column, "NULL")))
            }
            let full = "repeat('x', 255)"
            let over = "repeat('x', 256)"
            await database.accepts(
                Fixture.insertWebhook(name: full, secret: full, ("environment_name", full)))
            await database.refuses(Fixture.insertWebhook(name: over), .code("22001"))
            await database.refuses(Fixture.insertWebhook(secret: over), .code("22001"))
            await database.refuses(Fixture.insertWebhook(("environment_name", over)), .code("22001"))
            await database.accepts(Fixture.insertWebhook(url: "'https://' || repeat('x', 2040)"))
            await database.refuses(
                Fixture.insertWebhook(url: "'https://' || repeat('x', 2041)"), .code("22001"))
            await database.refuses(
                Fixture.insertWebhook(id: "'\(Fixture.webhook)'"), .constraint("webhooks_pkey"))
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks_url_check`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            for url in ["http://a", "https://a.example/hook?x=1", "https://"] {
                await database.accepts(Fixture.insertWebhook(url: "'\(url)'"))
            }
            for url in ["ftp://a", "a.example", "", " https://a", "httpss://a", "HTTPS://a", "x\nhttps://a"] {
                await database.refuses(
                    Fixture.insertWebhook(url: "'\(url)'"), .constraint("webhooks_url_check"))
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks_event_types_check`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            for list in ["[]", #"["*"]"#, #"["config.deployed", "config.committed"]"#] {
                await database.accepts(Fixture.insertWebhook(("event_types", "'\(list)'")))
            }
            for other in ["{}", #""*""#, "1", "null"] {
                await database.refuses(
                    Fixture.insertWebhook(("event_types", "'\(other)'")),
                    .constraint("webhooks_event_types_check"))
            }
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks: what they refer to, and what happens when that goes`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            let nobody = "'018f0000-0000-7000-8000-0000000000ff'"
            await database.refuses(
                Fixture.insertWebhook(project: nobody), .constraint("webhooks_project_id_fkey"))
            await database.refuses(
                Fixture.insertWebhook(("application_id", nobody)), .constraint("webhooks_application_id_fkey")
            )
            await database.refuses(
                Fixture.insertWebhook(("created_by_id", nobody)), .constraint("webhooks_created_by_id_fkey"))
            await database.accepts(
                """
                UPDATE webhooks SET application_id = '\(Fixture.application)', created_by_id = '\(Fixture.user)'
                """)
            try await database.run("DELETE FROM app_db", "DELETE FROM users")
            #expect(
                try await database.text("SELECT num_nulls(application_id, created_by_id) FROM webhooks")
                    == "2")
            try await database.run("DELETE FROM projects")
            #expect(try await database.text("SELECT count(*) FROM webhooks") == "0")
            #expect(try await database.text("SELECT count(*) FROM webhook_deliveries") == "0")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `webhooks: a change sets updated_at`(server: TestServer) async throws {
        try await WebhooksFixture.with(server) { database async throws in
            try await database.run("UPDATE webhooks SET updated_at = '2001-01-01'")
            #expect(
                try await database.text("SELECT (updated_at < '2002-01-01')::text FROM webhooks") == "true")
            try await database.run("UPDATE webhooks SET name = 'other'")
            #expect(
                try await database.text("SELECT (updated_at > '2002-01-01')::text FROM webhooks") == "true")
        }
    }
}
