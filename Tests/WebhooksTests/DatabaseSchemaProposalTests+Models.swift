import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

/// SQLAlchemy models.
extension DatabaseSchemaProposalTests {
    private static let models = WebhooksFixture.blueprint("sqlalchemy/models.py")

    @Test func `the committed models are those of the declaration`() async throws {
        let server = try #require(TestServer.postgres.first)
        try await server.withDatabase { database in
            let outcome = try Program.built("webhooks-migrate").run(
                ["export", "sqlalchemy", "--check", Self.models, "--database", database.url.unredacted],
                environment: ProcessInfo.processInfo.environment)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `create_all makes the database that the migrations make`(server: TestServer) async throws {
        let folder = try TemporaryFolder()
        let text = try #require(FileManager.default.contents(atPath: Self.models))
        try folder.write("models.py", String(decoding: text, as: UTF8.self))
        try await server.withDatabase { database in
            let url = database.url.unredacted.replacing("postgresql:", with: "postgresql+psycopg:")
            let made = try Program.runPython(
                """
                import sys, models, sqlalchemy
                models.Base.metadata.create_all(sqlalchemy.create_engine(sys.argv[1]))
                """, in: folder, [url])
            try #require(made.status == 0, "\(made.errors)")
            let comparison = try Program.varve().run(
                [
                    "diff", database.url.unredacted, WebhooksFixture.blueprint("migrations"), "--scratch",
                    database.url.unredacted,
                ], environment: ProcessInfo.processInfo.environment)
            #expect(comparison.output == "nothing differs\n")
            #expect(comparison.status == 0, "\(comparison.errors)")
        }
    }

    @Test func `rows that SQLAlchemy writes obey the rules`() async throws {
        let folder = try TemporaryFolder()
        let text = try #require(FileManager.default.contents(atPath: Self.models))
        try folder.write("models.py", String(decoding: text, as: UTF8.self))
        let server = try #require(TestServer.postgres.first)
        try await WebhooksFixture.with(server) { database in
            let url = database.url.unredacted.replacing("postgresql:", with: "postgresql+psycopg:")
            let outcome = try Program.runPython(Self.writing, in: folder, [url, WebhooksFixture.project])
            #expect(outcome.output == "7 ['*'] pending 0 6\nwebhooks_url_check\n", "\(outcome.errors)")
        }
    }

    private static let writing = """
        import sys, uuid
        from models import *
        from sqlalchemy import create_engine
        from sqlalchemy.exc import IntegrityError
        from sqlalchemy.orm import Session

        with Session(create_engine(sys.argv[1])) as session:
            hook = Webhooks(project_id=uuid.UUID(sys.argv[2]), name="w", url="https://a", secret="sealed")
            session.add(hook)
            session.flush()
            delivery = WebhookDeliveries(
                webhook_id=hook.id, event_id=uuid.uuid4(), event_type="config.deployed", payload={"a": 1})
            session.add(delivery)
            session.commit()
            print(delivery.id.version, hook.event_types, delivery.status.value, delivery.attempts, delivery.max_attempts)
            hook.url = "ftp://a"
            try:
                session.commit()
            except IntegrityError as error:
                print(error.orig.diag.constraint_name)
        """
}
