/// The ways to load one schema, by what is kept from earlier runs in the user's cache folder.
struct ScratchLoad {
    let fixtures: Fixtures
    private let tables: Int
    private let editions = Editions()

    private var schema: String { fixtures.folder["load-\(tables).sql"] }
    private var edited: String { fixtures.folder["load-\(tables)-edited.sql"] }
    private var empty: String { fixtures.folder["load-0.sql"] }
    private var coldCache: String { fixtures.folder["cache-cold-\(tables)"] }
    private var warmCache: String { fixtures.folder["cache-warm-\(tables)"] }
    /// What is kept once a schema of nothing was loaded: the data directory that initdb made.
    private var baseCache: String { fixtures.folder["cache-base-\(tables)"] }

    init(fixtures: Fixtures, tables: Int) {
        self.fixtures = fixtures
        self.tables = tables
    }

    func setUp() throws {
        try SchemaFile(tables: tables).write(to: schema)
        try WorkFolder.write("CREATE TABLE nothing ();\n", to: empty)
        try load(empty, cache: baseCache).run()
        try fixtures.copyFolder(baseCache, to: warmCache)
        try load(schema, cache: warmCache).run()
    }

    /// Nothing is known of any schema, but a data directory is there to be copied.
    func cold(name: String) -> Subject {
        Subject(
            name: name, program: load(schema, cache: coldCache),
            reset: { try fixtures.copyFolder(baseCache, to: coldCache) })
    }

    /// The schema was loaded before one of its tables was changed, each time into another.
    func warm(name: String) -> Subject {
        Subject(
            name: name, program: load(edited, cache: warmCache),
            reset: { try SchemaFile(tables: tables).write(to: edited, edition: editions.next()) })
    }

    /// Nothing is kept at all.
    func first(name: String) -> Subject {
        Subject(
            name: name, program: load(schema, cache: coldCache), reset: { try fixtures.remove(coldCache) })
    }

    /// The same file in one transaction on the server with its usual settings.
    var floor: Subject {
        Subject(
            name: "psql -1 -f on a default server", program: fixtures.psql("fresh", file: schema, "-qX1"),
            reset: { try fixtures.recreate("fresh") })
    }

    private func load(_ file: String, cache: String) -> Program {
        fixtures.probe("load", file).with("XDG_CACHE_HOME", cache)
    }

    private final class Editions {
        private var last = 0

        func next() -> Int {
            last += 1
            return last
        }
    }
}
