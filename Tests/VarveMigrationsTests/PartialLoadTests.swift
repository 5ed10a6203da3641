import Testing
import VarveCatalog
import VarveDatabase
import VarvePostgres
import VarveTestSupport

@testable import VarveMigrations

@Suite("A schema of which a part was changed", .serialized)
struct PartialLoadTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// One server for all; it ends with the process.
    static let loader = CatalogLoader(
        dialect: PostgresDialect(),
        settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)))

    var loader: CatalogLoader { Self.loader }

    static let base = """
        CREATE TYPE mood AS ENUM ('sad', 'happy');
        CREATE DOMAIN amount AS integer CHECK (VALUE >= 0);
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE, mood mood DEFAULT 'sad');
        COMMENT ON COLUMN users.email IS 'where to write';
        CREATE TABLE posts (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author bigint NOT NULL REFERENCES users (id),
            likes amount NOT NULL DEFAULT 0 CHECK (likes < 1000), parent bigint REFERENCES posts (id)
        );
        CREATE INDEX posts_author ON posts (author) WHERE likes > 0;
        COMMENT ON INDEX posts_author IS 'for the profile';
        CREATE TRIGGER touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE TABLE tags (id serial PRIMARY KEY, name text);
        CREATE TABLE tagging (post bigint REFERENCES posts (id), tag integer, PRIMARY KEY (post, tag));
        ALTER TABLE tagging ADD FOREIGN KEY (tag) REFERENCES tags (id);
        CREATE TABLE audit (id bigint PRIMARY KEY, what text);
        CREATE VIEW happy AS SELECT * FROM users WHERE mood = 'happy';
        """

    /// An edit of the schema, and whether a part can stand for the whole after it.
    struct Edit: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let isPart: Bool

        init(_ old: String, _ new: String, part isPart: Bool) {
            self.old = old
            self.new = new
            self.isPart = isPart
        }

        var testDescription: String { "\(old) → \(new)" }
    }

    static let edits = [
        Edit("what text", "what text, who bigint REFERENCES users (id)", part: true),
        Edit("what text", "what mood", part: true),
        Edit("likes < 1000", "likes < 2000", part: true),
        Edit("parent bigint", "extra text, parent bigint", part: true),
        Edit("WHERE likes > 0", "", part: true),
        Edit("'for the profile'", "'for all'", part: true),
        Edit("BEFORE UPDATE", "BEFORE INSERT", part: true),
        Edit("ADD FOREIGN KEY (tag)", "ADD CONSTRAINT t FOREIGN KEY (tag)", part: true),
        Edit("CREATE TABLE audit (id bigint PRIMARY KEY, what text);\n", "", part: true),
        Edit("CREATE VIEW", "CREATE TABLE more (id bigint REFERENCES posts (id));\nCREATE VIEW", part: true),
        // The key that another table's foreign key leads to.
        Edit("id serial PRIMARY KEY", "id smallserial PRIMARY KEY", part: false),
        Edit("id serial PRIMARY KEY", "id serial CONSTRAINT k PRIMARY KEY", part: false),
        // A view rests on it, whose * may mean something else then.
        Edit("mood mood", "extra text, mood mood", part: false),
        // Before something that it might rest on, and does.
        Edit("CREATE TYPE", "CREATE TABLE more (id bigint);\nCREATE TYPE", part: false),
        Edit("CREATE TYPE", "CREATE TABLE more (m mood);\nCREATE TYPE", part: false),
        Edit(
            "CREATE TABLE tags", "CREATE TABLE more (a bigint REFERENCES audit (id));\nCREATE TABLE tags",
            part: false),
        // What tables rest on, and what is not known.
        Edit("'happy')", "'happy', 'odd')", part: false),
        Edit("VALUE >= 0", "VALUE > 0", part: false),
        Edit("CREATE VIEW", "INSERT INTO audit VALUES (1, 'x');\nCREATE VIEW", part: false),
        Edit("what text", "what text, LIKE tags", part: false),
        Edit("audit (", "IF NOT EXISTS audit (", part: false),
        // Mentioned in a routine.
        Edit("TABLE audit (id bigint PRIMARY KEY", "TABLE touch (id bigint PRIMARY KEY", part: false),
        // Names that would be in the way of others, or were.
        Edit("what text", "what text CONSTRAINT users_email_key UNIQUE", part: false),
        Edit("what text", "what text CONSTRAINT posts_likes_check CHECK (what <> '')", part: false),
        Edit("CREATE TABLE audit", "CREATE TABLE posts_id_seq", part: false),
        // Wrong.
        Edit("what text", "what nonsense", part: false),
    ]

    @Test("The part gives what the whole gives, or is left alone", arguments: edits)
    func edit(edit: Edit) async throws {
        try #require(Self.base.contains(edit.old))
        let isPart = try await compare(Self.base, Self.base.replacing(edit.old, with: edit.new))
        #expect(isPart == edit.isPart)
    }

    @Test("The part gives what the whole gives, for edits at random")
    func random() async throws {
        let run = PropertyRun(defaultCount: 12)
        var parts = 0
        for number in 0..<run.count {
            let seed = run.seed &+ UInt64(number)
            var random = SeededRandom(seed: seed)
            var schema = RandomTables(using: &random)
            let before = schema.sql
            for _ in 0...Int.random(in: 0...1, using: &random) { schema.edit(using: &random) }
            if try await compare(before, schema.sql, "seed \(seed)") { parts += 1 }
        }
        #expect(parts > 0)
    }

    /// Loads a schema as a part beside another one, and as a whole.
    ///
    /// - Returns: Whether the part can stand for the whole.
    func compare(_ before: String, _ after: String, _ comment: Comment = "") async throws -> Bool {
        let source = CatalogSource.sql(path: folder("s.sql"))
        try folder.write("s.sql", before)
        let known = try await loader.recipe(for: source)
        let cache = CatalogCache(folder: folder("cache"), dialect: "postgresql", origin: [])
        guard let catalog = try? await loader.catalog(of: source) else { return false }
        cache.write(catalog, known.key)
        cache.write(statements: known.statements, of: known.key)

        try folder.write("s.sql", after)
        let recipe = try await loader.recipe(for: source)
        guard let part = await loader.loadPart(of: recipe, cache) else { return false }
        #expect(try await loader.load(recipe, []) == part, comment)
        return true
    }
}
