import FoundationEssentials
import Testing
import VarveDeclaration

/// The example of the design, as a reader would write it.
enum DesignState: String, DatabaseEnum {
    static let typeName = "scan_state"
    case queued = "QUEUED"
    case fetching = "FETCHING"
}

extension Column<UUID> {
    static func id() -> Self { Column("id").primaryKey().default(.uuidV7) }
}

struct DesignUser: Table {
    static let name = "users"
    let clerkUserID = Column<String>("clerk_user_id").primaryKey()
    let favourite = Column<UUID?>("favourite").references(\DesignJob.id)
}

struct DesignJob: Table {
    static let name = "scan_jobs"

    let id = Column<UUID>.id()
    let userID = Column<String>("user_id").references(\DesignUser.clerkUserID, onDelete: .cascade)
    let retryOf = Column<UUID?>("retry_of").references(\DesignJob.id, onDelete: .setNull)
    let url = Column<String>("url", .varchar(2048))
    let state = Column<DesignState>("state").default(.queued)
    let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    let version = Column<Int>("version").default(1)

    var rules: [Rule] {
        Index(userID, createdAt.descending)
        Index(createdAt, where: state == .queued)
        Check(version >= 1)
        Check(sql: "\(url) ~ '^https?://'", on: .postgres)
    }
}

@Suite struct DesignExampleTests {
    private func declared() throws -> DeclaredTable {
        let schema = try Schema(tables: [DesignUser.self, DesignJob.self]).declared()
        return try #require(schema.tables.last)
    }

    @Test func `columns keep their order, types and nullability`() throws {
        let table = try declared()
        #expect(
            table.columns.map(\.name) == [
                "id", "user_id", "retry_of", "url", "state", "created_at", "version",
            ])
        #expect(table.columns.map(\.isNullable) == [false, false, true, false, false, false, false])
        #expect(table.columns[3].type == .varchar(2048))
        #expect(table.columns[4].defaultValue == .literal(DesignState.queued.literal))
        #expect(table.columns[0].isPrimaryKey)
    }

    @Test func `tables refer to themselves and to each other`() throws {
        let table = try declared()
        #expect(
            table.columns[1].reference
                == DeclaredReference(table: "users", columns: ["clerk_user_id"], onDelete: .cascade))
        #expect(
            table.columns[2].reference
                == DeclaredReference(table: "scan_jobs", columns: ["id"], onDelete: .setNull))
    }

    @Test func `rules are values`() throws {
        let table = try declared()
        let byTime = DeclaredIndex(
            keys: [.init(SQLFragment([.column("created_at")]))],
            predicate: SQLFragment([.column("state"), .sql(" = "), .literal(DesignState.queued.literal)]))
        #expect(table.rules.count == 4)
        #expect(table.rules[1] == .index(byTime))
        #expect(
            table.rules[3]
                == .check(
                    SQLFragment([.column("url"), .sql(" ~ '^https?://'")]), name: nil, dialects: .postgres))
    }
}
