import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveExports
import VarveMigrations
import VarveTestSupport

/// The models are run by SQLAlchemy itself, and what they make is compared with what they were written from.
@Suite struct SQLAlchemyTests {
    @Test(arguments: TestServer.postgres)
    func `models make the same PostgreSQL database`(server: TestServer) async throws {
        let isNew = server.major.map { $0 >= 18 } ?? false
        try await check(SampleSchema.postgres + (isNew ? SampleSchema.postgres18 : ""), on: server)
    }

    @Test func `types and operator classes of extensions are known`() async throws {
        // PostgreSQL 18 comes without extensions.
        let server = try #require(TestServer.postgres.first { $0.major == 15 })
        try await check(SampleSchema.extensions, on: server)
    }

    @Test func `models make the same SQLite database`() async throws {
        try await check(SampleSchema.sqlite, on: .sqlite)
    }

    @Test(arguments: Sample.all)
    func `models of the blueprints make the blueprints`(sample: Sample) async throws {
        try await check(try await sample.source(), on: sample.server)
    }

    private func check(_ script: String, on server: TestServer) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.sql", script)
        let source = try await server.withLoader { loader in
            ExportSource(
                try await loader.catalog(of: .sql(path: path)), empty: try await loader.catalog(of: .empty),
                dialect: server.dialect)
        }
        try await check(source, on: server)
    }

    private func check(_ source: ExportSource, on server: TestServer) async throws {
        let models = try ExportFormat.sqlalchemy.text(of: source)
        let folder = try TemporaryFolder()
        try folder.write("models.py", models)
        try await server.withDatabase { database in
            let outcome = try Program.runPython(Self.creating, in: folder, [SQLAlchemyURL.text(database.url)])
            try #require(outcome.status == 0, "\(outcome.errors)\n\(models)")
            RoundTrip.expect(try await database.catalog(), source.catalog, server.dialect, models)
        }
    }

    /// Twice, since the second time nothing may be made; and a mapper that can't be used is an error too.
    private static let creating = """
        import sys
        import models
        from sqlalchemy import create_engine
        from sqlalchemy.orm import configure_mappers

        engine = create_engine(sys.argv[1])
        configure_mappers()
        models.Base.metadata.create_all(engine)
        models.Base.metadata.create_all(engine)
        """
}
