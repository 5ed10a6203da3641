import BlueprintTestSupport
import Testing
import VarveDeclaration
import VarveMigrations
import VarveTestSupport

/// Each convention with a schema that does not follow it, by its exact finding, and with one that does.
@Suite struct ConventionTests {
    private static let file = ConventionFixture.file

    private func identity(_ change: (inout Conventions) -> Void) -> Conventions {
        var conventions = Conventions()
        conventions.modules = [DeclaredModule(name: "identity", prefixes: ["identity"])]
        change(&conventions)
        return conventions
    }

    @Test func `table-name: the form of names, with the prefix of a module`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE identity_users (id int);
                CREATE TABLE users (id int);
                CREATE TABLE identity_ (id int);
                """, dropping: "identity_users", "users", "identity_")
        let findings = try await fixture.findings(identity { $0.tableNames = "<module>_<entity>" })
        #expect(
            findings == [
                "table-name error \(Self.file):3 identity_: table identity_: the name has not the form "
                    + "<module>_<entity>, where <module> is identity in identity; rename it",
                "table-name error \(Self.file):2 users: table users: no module owns it, and its name must "
                    + "have the form <module>_<entity>; begin it with a module's prefix",
            ])
        let plain = try await fixture.findings(Conventions(tableNames: "<things>"))
        #expect(
            plain == [
                "table-name error \(Self.file):3 identity_: table identity_: the name has not the form "
                    + "<things>; rename it"
            ])
    }

    @Test func `snake-case: tables and columns`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE "Users" (id int);
                CREATE TABLE users (
                    id int, "createdAt" int, a__b int, b_2 int,
                    "2nd" int
                );
                """, dropping: "\"Users\"", "users")
        let text = "the name is not in snake_case; write small letters and digits, and _ between words"
        #expect(
            try await fixture.findings(Conventions(snakeCase: true)) == [
                "snake-case error \(Self.file):1 Users: table Users: \(text)",
                "snake-case error \(Self.file):3 users.createdAt: column users.createdAt: \(text)",
                "snake-case error \(Self.file):3 users.a__b: column users.a__b: \(text)",
                "snake-case error \(Self.file):4 users.2nd: column users.2nd: \(text)",
            ])
    }

    @Test func `foreign-key-name`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE users (id int PRIMARY KEY);
                CREATE TABLE notes (
                    author int REFERENCES users,
                    user_id int REFERENCES users
                );
                """, dropping: "notes", "users")
        #expect(
            try await fixture.findings(Conventions(foreignKeyNames: "<thing>_id")) == [
                "foreign-key-name error \(Self.file):3 notes.author: column notes.author: a column of a foreign "
                    + "key has a name of the form <thing>_id; rename it"
            ])
    }

    @Test func `key-type, timestamp-type, json-type`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE good (id uuid PRIMARY KEY, made_at timestamptz, content jsonb);
                CREATE TABLE bad (
                    id bigint PRIMARY KEY,
                    made_at text,
                    seen timestamp,
                    content json
                );
                CREATE TABLE keyless (x int);
                """, dropping: "good", "bad", "keyless")
        let conventions = Conventions(keyType: .uuid, timestampType: .timestamp, jsonType: .json)
        let expected = [
            "key-type error \(Self.file):3 bad.id: column bad.id: the type is bigint, and primary keys are uuid; "
                + "change the type",
            "timestamp-type error \(Self.file):4 bad.made_at: column bad.made_at: the type is text, and instants "
                + "are timestamp with time zone; change the type",
            "timestamp-type error \(Self.file):5 bad.seen: column bad.seen: the type is timestamp without time "
                + "zone, and instants are timestamp with time zone; change the type",
            "json-type error \(Self.file):6 bad.content: column bad.content: the type is json, and JSON is kept "
                + "as jsonb; change the type",
            "key-type error \(Self.file):8 keyless: table keyless: there is no primary key; add one of the type "
                + "uuid",
        ]
        #expect(try await fixture.findings(conventions) == expected)
        let named = { (name: String) in DataType.native(postgres: name, sqlite: name) }
        let inWords = Conventions(
            keyType: named("uuid"), timestampType: named("timestamptz"), jsonType: named("jsonb"))
        #expect(try await fixture.findings(inWords) == expected)
    }

    @Test func `required-column, with exemptions that have a reason`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE good (created_at timestamptz NOT NULL);
                CREATE TABLE bare (id int);
                CREATE TABLE open (id int,
                    created_at timestamptz);
                """, dropping: "good", "bare", "open")
        var conventions = Conventions(requiredColumns: ["created_at"])
        let bare =
            "required-column error \(Self.file):2 bare.created_at: column bare.created_at: every table has this "
            + "column; add it, or exempt the table with a reason"
        let open =
            "required-column error \(Self.file):4 open.created_at: column open.created_at: every table has this "
            + "column without NULL; make it NOT NULL"
        #expect(try await fixture.findings(conventions) == [bare, open])
        conventions.exemptions = [
            Exemption(table: "bare", column: "created_at", from: .requiredColumn, because: "a test"),
            Exemption(table: "good", from: .requiredColumn, because: "a test"),
            Exemption(table: "gone", from: .requiredColumn, because: "a test"),
        ]
        #expect(
            try await fixture.findings(conventions) == [
                open,
                "exemption notice - good: good from required-column: the rule is followed; take the exemption back",
                "exemption error - gone: gone from required-column: there is no such table; take the exemption back",
            ])
        conventions.exemptions = []
        conventions.advisory = [.requiredColumn]
        #expect(
            try await fixture.findings(conventions)
                == [bare, open].map { $0.replacing(" error ", with: " notice ") })
    }

    @Test func `foreign-key-index: leading columns of an index of all rows`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE users (id int PRIMARY KEY, site int, UNIQUE (site, id));
                CREATE TABLE notes (
                    a_id int REFERENCES users, b_id int REFERENCES users, c_id int REFERENCES users,
                    d_id int REFERENCES users, e_id int REFERENCES users, f_id int UNIQUE REFERENCES users,
                    g_id int REFERENCES users, "Select" int REFERENCES users, site int, x int,
                    FOREIGN KEY (site, x) REFERENCES users (site, id)
                );
                CREATE INDEX ON notes (a_id DESC NULLS LAST, b_id);
                CREATE INDEX ON notes (c_id) WHERE c_id IS NOT NULL;
                CREATE INDEX ON notes (d_id) WHERE x > 1;
                CREATE INDEX ON notes (abs(e_id));
                CREATE INDEX ON notes USING hash (g_id);
                CREATE INDEX ON notes ("Select");
                CREATE INDEX ON notes (x, site, a_id);
                """, dropping: "notes", "users")
        func missing(_ column: String, _ line: Int) -> String {
            "foreign-key-index error \(Self.file):\(line) notes.\(column): column notes.\(column): no index of all "
                + "rows begins with (\(column)), so that each deletion in users reads the whole table; add one"
        }
        #expect(
            try await fixture.findings(Conventions(indexedForeignKeys: true)) == [
                missing("b_id", 3), missing("d_id", 4), missing("e_id", 4),
            ])
    }

    @Test func `on-delete: NO ACTION counts where it is written out`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE users (id int PRIMARY KEY);
                CREATE TABLE notes (
                    a_id int REFERENCES users ON DELETE CASCADE,
                    b_id int REFERENCES users (id) ON DELETE NO ACTION,
                    c_id int REFERENCES users (id), -- ON DELETE NO ACTION
                    d_id int
                );
                ALTER TABLE notes ADD CONSTRAINT d FOREIGN KEY (d_id) REFERENCES public.users
                    ON UPDATE CASCADE ON DELETE NO ACTION;
                """, dropping: "notes", "users")
        #expect(
            try await fixture.findings(Conventions(statedOnDelete: true)) == [
                "on-delete error \(Self.file):5 notes.c_id: column notes.c_id: nothing says what happens ON DELETE of "
                    + "the row in users; choose CASCADE, RESTRICT, SET NULL or SET DEFAULT, or write NO ACTION out"
            ])
    }

    @Test func `hashed-secret: a name in _hash and a check that refuses what is no hash`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE DOMAIN digest AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');
                CREATE TABLE good (
                    token_hash text CHECK (length(token_hash) = 64 AND trim(token_hash, '0123456789abcdef') = ''),
                    secret_hash digest, password_hash bytea CHECK (octet_length(password_hash) = 32),
                    token_expires_at timestamptz, token_count int, title text
                );
                CREATE TABLE bad (
                    reset_token text,
                    token_id uuid,
                    api_token_hash text,
                    secret_hash text CHECK (length(secret_hash) > 3),
                    password_hash text, sure boolean, CHECK (sure OR length(password_hash) = 64)
                );
                """, dropping: "good", "bad")
        let rename =
            "a secret is kept as a hash only, in a column whose name ends in _hash; hash it and rename the column, "
            + "or exempt it with a reason"
        func taken(_ text: String) -> String {
            "no check refuses what is no hash: '\(text)' was taken; add a check of length and characters"
        }
        let findings = try await fixture.findings(Conventions(hashedColumns: Conventions.secrets))
        #expect(
            findings.filter { $0.hasPrefix("hashed-secret") } == [
                "hashed-secret error \(Self.file):8 bad.reset_token: column bad.reset_token: \(rename)",
                "hashed-secret error \(Self.file):9 bad.token_id: column bad.token_id: \(rename)",
                "hashed-secret error \(Self.file):10 bad.api_token_hash: column bad.api_token_hash: \(taken("secret"))",
                "hashed-secret error \(Self.file):11 bad.secret_hash: column bad.secret_hash: \(taken("secret"))",
                "hashed-secret error \(Self.file):12 bad.password_hash: column bad.password_hash: \(taken("secret"))",
            ])
    }

    @Test func `a file of SQL is named where the schema is declared in one`() async throws {
        let fixture = try ConventionFixture(up: "CREATE TABLE \"Users\" (id int);\n", dropping: "\"Users\"")
        try fixture.folder.write("schema/users.sql", "-- people\n\nCREATE TABLE \"Users\" (id int);\n")
        let findings = try await fixture.findings(
            Conventions(snakeCase: true), schema: .sql(path: fixture.folder("schema")))
        #expect(findings.map { $0.prefix { $0 != ":" } } == ["snake-case error schema/users.sql"])
        #expect(findings.first?.contains("schema/users.sql:3 Users") == true)
    }

    @Test func `on SQLite`() async throws {
        let fixture = try ConventionFixture(
            up: """
                CREATE TABLE identity_users (id TEXT PRIMARY KEY, created_at TEXT NOT NULL) STRICT;
                CREATE TABLE Notes (
                    id INTEGER PRIMARY KEY,
                    author TEXT REFERENCES identity_users (id),
                    api_token TEXT,
                    token_hash TEXT CHECK (length(token_hash) = 64 AND token_hash NOT GLOB '*[^0-9a-f]*'),
                    secret_hash TEXT,
                    made_at INTEGER
                );
                """, dropping: "Notes", "identity_users")
        let findings = try await fixture.findings(
            Conventions(
                tableNames: "<things>", snakeCase: true, foreignKeyNames: "<thing>_id", keyType: .uuid,
                timestampType: .timestamp, requiredColumns: ["created_at"], indexedForeignKeys: true,
                statedOnDelete: true, hashedColumns: Conventions.secrets), on: .sqlite)
        #expect(
            findings.map { $0.split(separator: ": ")[0] } == [
                "table-name error \(Self.file):2 Notes", "snake-case error \(Self.file):2 Notes",
                "key-type error \(Self.file):3 Notes.id", "timestamp-type error \(Self.file):8 Notes.made_at",
                "required-column error \(Self.file):2 Notes.created_at",
                "foreign-key-name error \(Self.file):4 Notes.author",
                "foreign-key-index error \(Self.file):4 Notes.author",
                "on-delete error \(Self.file):4 Notes.author",
                "hashed-secret error \(Self.file):5 Notes.api_token",
                "hashed-secret error \(Self.file):7 Notes.secret_hash",
            ])
    }
}
