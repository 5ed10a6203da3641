import Testing
import VarveDatabase
import VarvePostgres
import VarveTestSupport

@testable import VarveMigrations

@Suite("Generating for PostgreSQL")
struct PostgresGeneratorTests {
    @Test("Objects move to another schema that is there, with what rests on them")
    func move() async throws {
        let folder = try TemporaryFolder()
        let scratch = ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)
        let loader = CatalogLoader(
            dialect: PostgresDialect(), settings: LoaderSettings(scratch: scratch, usesCache: false))
        try FileSystem.makeFolder(folder("m"))
        let target = CatalogSource.sql(path: folder("schema.sql"))
        let first = """
            CREATE SCHEMA app; CREATE TYPE mood AS ENUM ('ok');
            CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood mood);
            CREATE INDEX by_mood ON people (mood); CREATE VIEW seen AS SELECT id FROM people;
            """
        let second = """
            CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('ok');
            CREATE TABLE app.persons (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood app.mood);
            CREATE INDEX by_mood ON app.persons (mood); CREATE VIEW seen AS SELECT id FROM app.persons;
            """
        let generator = Generator(loader: loader)
        try folder.write("schema.sql", first)
        try folder.migrations().write(
            try await generator.generate("init", in: folder.migrations(), target: target))
        let database = try await TestDatabase.postgres()
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO people (mood) VALUES ('ok')")
        let before = try await loader.catalog(of: .database(database.url))

        try folder.write("schema.sql", second)
        let missing = ChangeRequest(renames: ["people:nowhere.persons"])
        let error = await migrationError {
            _ = try await generator.generate("x", in: folder.migrations(), target: target, request: missing)
        }
        #expect(error.map { "\($0)".contains("there is no schema nowhere") } ?? false)
        let request = ChangeRequest(renames: ["people:app.persons", "mood:app.mood"])
        try folder.migrations().write(
            try await generator.generate("move", in: folder.migrations(), target: target, request: request))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        #expect(try await database.value("SELECT count(*) FROM app.persons WHERE mood = 'ok'")?.integer == 1)
        let after = try await loader.catalog(of: .database(database.url))
        #expect(try await loader.differences(from: after, to: loader.catalog(of: target)) == [])
        _ = try await database.running { try await $0.down(.steps(1), folder: migrations) }
        let restored = try await loader.catalog(of: .database(database.url))
        #expect(try loader.differences(from: restored, to: before) == [])
        await loader.close()
    }

    /// Brings a database to a schema with renames alone.
    private func rename(_ database: TestDatabase, to schema: String, _ renames: [String]) async throws
        -> [String]
    {
        let folder = try TemporaryFolder()
        try folder.write("schema.sql", schema)
        let loader = CatalogLoader(
            dialect: PostgresDialect(),
            settings: LoaderSettings(
                scratch: ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder), usesCache: false))
        let statements = try await Pusher(loader: loader).push(
            .sql(path: folder("schema.sql")), to: database.url, request: ChangeRequest(renames: renames))
        await loader.close()
        return statements
    }

    @Test("Two aggregates are swapped")
    func swappedAggregates() async throws {
        let database = try await TestDatabase.postgres()
        try await database.execute(
            "CREATE AGGREGATE one(integer) (sfunc = int4pl, stype = integer)",
            "CREATE AGGREGATE two(integer) (sfunc = int4mul, stype = integer)")
        let schema = """
            CREATE AGGREGATE two(integer) (sfunc = int4pl, stype = integer);
            CREATE AGGREGATE one(integer) (sfunc = int4mul, stype = integer);
            """
        let statements = try await rename(
            database, to: schema, ["one(integer):two(integer)", "two(integer):one(integer)"])
        #expect(statements.count == 3 && statements.allSatisfy { $0.hasPrefix("ALTER AGGREGATE") })
        #expect(try await database.value("SELECT two(n) FROM generate_series(1, 4) n")?.integer == 10)
        #expect(try await database.value("SELECT one(n) FROM generate_series(1, 4) n")?.integer == 24)
    }

    @Test("A column is renamed in a table that a later rename moves")
    func columnOfMovedTable() async throws {
        let database = try await TestDatabase.postgres()
        try await database.execute(
            "CREATE SCHEMA s", "CREATE TABLE t (a integer)", "INSERT INTO t VALUES (1)")
        _ = try await rename(
            database, to: "CREATE SCHEMA s; CREATE TABLE s.t (aa integer);", ["t.a:aa", "public.t:s.t"])
        #expect(try await database.value("SELECT aa FROM s.t")?.integer == 1)
    }

    @Test("An enum value and its use as a default: applied, taken back, checked, and cached without a server")
    func enumValue() async throws {
        let folder = try TemporaryFolder()
        let scratch = ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)
        let loader = CatalogLoader(
            dialect: PostgresDialect(), settings: LoaderSettings(scratch: scratch, usesCache: false))
        try FileSystem.makeFolder(folder("m"))
        let target = CatalogSource.sql(path: folder("schema.sql"))
        let first = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE people (id bigint PRIMARY KEY, email text, mood mood NOT NULL DEFAULT 'ok');
            """
        let second = """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TABLE persons (id bigint PRIMARY KEY, mail text, mood mood NOT NULL DEFAULT 'happy');
            CREATE VIEW happy AS SELECT id FROM persons WHERE mood = 'happy';
            """
        let generator = Generator(loader: loader)
        try folder.write("schema.sql", first)
        try folder.migrations().write(
            try await generator.generate("init", in: folder.migrations(), target: target))
        let database = try await TestDatabase.postgres()
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO people VALUES (1, 'a', 'sad')")
        let before = try await loader.catalog(of: .database(database.url))

        try folder.write("schema.sql", second)
        let request = ChangeRequest(renames: ["people:persons", "persons.email:mail"])
        try folder.migrations().write(
            try await generator.generate("happy", in: folder.migrations(), target: target, request: request))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        #expect(try await database.value("SELECT mail FROM persons") == "a")
        let after = try await loader.catalog(of: .database(database.url))
        #expect(try await loader.differences(from: after, to: loader.catalog(of: target)) == [])
        let findings = try await Checker(loader: loader).check(
            folder("m"), schema: target, ledger: database.entries())
        #expect(findings == [])

        _ = try await database.running {
            try await $0.down(.steps(migrations.migrations.count - 1), folder: migrations)
        }
        let restored = try await loader.catalog(of: .database(database.url))
        #expect(try loader.differences(from: restored, to: before) == [])
        #expect(try await database.value("SELECT email FROM people") == "a")
        await loader.close()
    }

    @Test("An index that is given a name loses it on the way back, and the way there works again")
    func givenName() async throws {
        let folder = try TemporaryFolder()
        let scratch = ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)
        let loader = CatalogLoader(
            dialect: PostgresDialect(), settings: LoaderSettings(scratch: scratch, usesCache: false))
        try FileSystem.makeFolder(folder("m"))
        let generator = Generator(loader: loader)
        let target = CatalogSource.sql(path: folder("schema.sql"))
        for (name, index) in [("init", ""), ("named", "jobs_by_queue")] {
            try folder.write(
                "schema.sql", "CREATE TABLE jobs (queue text); CREATE INDEX \(index) ON jobs (queue);")
            try folder.migrations().write(
                try await generator.generate(name, in: folder.migrations(), target: target))
        }
        let migrations = try folder.migrations()
        let database = try await TestDatabase.postgres()
        let query =
            "SELECT string_agg(indexrelid::regclass::text, ' ') FROM pg_index WHERE indrelid = 'jobs'::regclass"
        for _ in 1...2 {
            _ = try await database.running { try await $0.up(migrations) }
            #expect(try await database.value(query) == "jobs_by_queue")
            _ = try await database.running { try await $0.down(.steps(1), folder: migrations) }
            #expect(try await database.value(query) == "jobs_queue_idx")
        }
        await loader.close()
    }
}
