import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Layouts of folders")
struct LayoutTests {
    @Test("Pairs: gaps and widths are fine, directives and header are read")
    func pairs() throws {
        let folder = try TemporaryFolder()
        try folder.pair(
            "0007_add_wallets",
            up: """
                -- purpose: wallets for users
                -- category: schema
                -- related: 0003
                -- related: ticket 12
                -- varve:no-transaction
                CREATE TABLE a (x);
                -- varve:ignore drop-table -- nobody used it
                DROP TABLE b;
                """, down: "DROP TABLE a;")
        try folder.pair("00012-later", up: "SELECT 1;", down: "SELECT 1;")
        try folder.write("m/README.md", "read me")
        let migrations = try folder.migrations().migrations
        #expect(migrations.map(\.label) == ["0007_add_wallets", "00012_later"])
        #expect(migrations[0].header.purpose == "wallets for users")
        #expect(migrations[0].header.category == "schema")
        #expect(migrations[0].header.related == ["0003", "ticket 12"])
        #expect(!migrations[0].up.usesTransaction)
        #expect(try migrations[0].down?.usesTransaction == true)
        #expect(
            migrations[0].up.ignoredRules == [
                IgnoredRule(rule: "drop-table", reason: "nobody used it", line: 7)
            ])
    }

    @Test("A folder for each migration, with timestamps as numbers")
    func folders() throws {
        let folder = try TemporaryFolder()
        try folder.write("m/20260801120000_first/up.sql", "CREATE TABLE a (x);")
        try folder.write("m/20260801120000_first/down.sql", "DROP TABLE a;")
        let read = try folder.migrations()
        #expect(read.layout == .folders)
        #expect(read.migrations[0].version.number == 20_260_801_120_000)
        #expect(read.nextVersion.text.count == 14)
        #expect(read.nextVersion > read.migrations[0].version)
    }

    @Test("wrangler's flat files have their down halves where it does not look, or none")
    func flat() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "m/0001_init.sql",
            """
            -- date: 2026-01-02
            -- category: Core (a, b)
            -- category: Rest (c)
            -- category: Foundation
            CREATE TABLE a (x);
            """)
        try folder.write("m/0003_more.sql", "SELECT 1;")
        try folder.write("m/down/0003_more.sql", "SELECT 2;")
        let read = try folder.migrations()
        #expect(read.layout == .flat)
        #expect(try read.migrations[0].down == nil)
        #expect(try read.migrations[1].down?.script.name == folder("m/down/0003_more.sql"))
        #expect(read.migrations[0].header.date == "2026-01-02")
        #expect(read.migrations[0].header.category == "Foundation")
        #expect(
            read.migrations[0].header.tableCategories == [
                TableCategory(name: "Core", tables: ["a", "b"]), TableCategory(name: "Rest", tables: ["c"]),
            ])
    }

    @Test("A down half without its up half, and one too many")
    func flatMisfits() async throws {
        let folder = try TemporaryFolder()
        try folder.write("m/0001_init.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n")
        try folder.write("m/down/0001_init.sql", "SELECT 2;")
        #expect(
            await message(folder) { _ = try folder.migrations() }
                == "m/0001_init.sql:1:1: the file has its halves in it, so m/down/0001_init.sql is one too many; keep one of them"
        )
        try folder.write("m/down/0002_other.sql", "SELECT 2;")
        #expect(
            await message(folder) { _ = try folder.migrations() }
                == "m/down/0002_other.sql: its other half, m/0002_other.sql, is missing")
    }

    @Test("goose's markers, its NO TRANSACTION and its statement brackets; places are those of the file")
    func goose() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "m/00001_init.sql",
            """
            -- +goose NO TRANSACTION
            -- +goose Up
            -- +goose StatementBegin
            CREATE TABLE a (x);
            -- +goose StatementEnd

            -- +goose Down
            DROP TABLE a;
            """)
        let read = try folder.migrations()
        #expect(read.layout == .goose)
        let migration = read.migrations[0]
        #expect(!migration.up.usesTransaction)
        let down = try #require(try migration.down)
        #expect(!down.usesTransaction)
        #expect(!migration.up.script.text.contains("DROP"))
        #expect(!down.script.text.contains("CREATE"))
        let offset = try #require(down.script.text.utf8.firstIndex(of: UInt8(ascii: "D")))
        let place = down.script.location(
            atOffset: down.script.text.utf8.distance(from: down.script.text.utf8.startIndex, to: offset))
        #expect(place.line == 8)
        #expect(down.ledgerText == "-- varve:no-transaction\nDROP TABLE a;")
    }

    @Test("dbmate's markers and its transaction option")
    func dbmate() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "m/20260101000000_init.sql",
            "-- migrate:up transaction:false\nCREATE TABLE a (x);\n\n-- migrate:down\nDROP TABLE a;\n")
        let read = try folder.migrations()
        #expect(read.layout == .dbmate)
        #expect(!read.migrations[0].up.usesTransaction)
        #expect(try read.migrations[0].down?.usesTransaction == true)
    }

    @Test("What is written is read again, in every layout", arguments: MigrationLayout.allCases)
    func writing(layout: MigrationLayout) throws {
        let folder = try TemporaryFolder()
        try FileSystem.makeFolder(folder("m"))
        let empty = try folder.migrations(FolderSettings(layout: layout, numberWidth: 3))
        let written = GeneratedMigration(
            name: "first", up: "-- purpose: first\n\nCREATE TABLE a (x);\n", down: "DROP TABLE a;\n")
        try empty.write([written, GeneratedMigration(name: "second", up: "SELECT 1;\n", down: "SELECT 2;\n")])
        let read = try folder.migrations()
        #expect(read.migrations.map(\.label) == ["001_first", "002_second"])
        #expect(read.layout == layout)
        #expect(read.migrations[0].header.purpose == "first")
        #expect(read.migrations[0].up.script.text.contains("CREATE TABLE a (x);"))
        #expect(try read.migrations[1].down?.script.text.contains("SELECT 2;") == true)
    }

    @Test("A half without a transaction says so in the words of the layout's own tool")
    func foreignDirectives() throws {
        let migration = GeneratedMigration(
            name: "x", up: "-- varve:no-transaction\nVACUUM;\n", down: "SELECT 1;\n")
        for (layout, line) in [
            (MigrationLayout.goose, "-- +goose NO TRANSACTION\n"),
            (.dbmate, "-- migrate:up transaction:false\n"),
        ] {
            let folder = try TemporaryFolder()
            try FileSystem.makeFolder(folder("m"))
            try folder.migrations(FolderSettings(layout: layout)).write([migration])
            #expect(try SourceText(reading: folder("m/0001_x.sql")).text.hasPrefix(line))
            #expect(try folder.migrations().migrations[0].up.usesTransaction == false)
        }
    }

    @Test("Renumbering moves both halves of the later one, and never the applied one")
    func renumbering() throws {
        let folder = try TemporaryFolder()
        try folder.pair("0001_a", up: "SELECT 1;", down: "SELECT 1;")
        try folder.pair("0002_b", up: "SELECT 1;", down: "SELECT 1;")
        try folder.pair("0002_c", up: "SELECT 1;", down: "SELECT 1;")
        let applied = LedgerEntry(
            version: try #require(MigrationVersion("0002")), name: "c", checksum: "", appliedAt: "",
            milliseconds: 0, appliedBy: "", toolVersion: "", downSQL: nil, finishedSteps: nil)
        let planned = try MigrationFolder.renumber(folder("m"), applied: [applied], isDryRun: true)
        #expect(planned.map(\.to) == [folder("m/0003_b.up.sql"), folder("m/0003_b.down.sql")])
        try _ = MigrationFolder.renumber(folder("m"))
        #expect(try folder.migrations().migrations.map(\.label) == ["0001_a", "0002_b", "0003_c"])
        #expect(try MigrationFolder.renumber(folder("m")).isEmpty)
    }

    @Test("Renumbering finds the down half of a flat migration")
    func renumberingFlat() throws {
        let folder = try TemporaryFolder()
        for name in ["0007_a.sql", "0007_b.sql", "0009_c.sql"] {
            try folder.write("m/\(name)", "SELECT 1;")
            try folder.write("m/down/\(name)", "SELECT 1;")
        }
        let moved = try MigrationFolder.renumber(folder("m"))
        #expect(moved.map(\.to) == [folder("m/0010_b.sql"), folder("m/down/0010_b.sql")])
        let read = try folder.migrations()
        #expect(read.migrations.map(\.label) == ["0007_a", "0009_c", "0010_b"])
        #expect(read.migrations.allSatisfy { $0.hasDown })
    }
}
