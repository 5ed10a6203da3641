import Testing
import VarveTestSupport

/// What the compiler says to a declaration that makes no sense.
@Suite struct MisuseTests {
    private func check(_ members: String) throws -> String {
        try SwiftCompiler.diagnostics(
            for: """
                import FoundationEssentials
                import Varve

                struct User: Table {
                    static let name = "users"
                    let id = Column<UUID>("id").primaryKey()
                    let age = Column<Int?>("age")
                    let name = Column<String>("name")
                }

                struct Subject: Table {
                    static let name = "subjects"
                    let count = Column<Int>("count")
                    let title = Column<String?>("title")
                    \(members)
                }

                """)
    }

    @Test func `what is right compiles`() throws {
        let text = """
            let userID = Column<UUID?>("user_id").references(\\User.id, onDelete: .setNull)
                var rules: [Rule] {
                    Check(count > 1 && !(title == "x") || title.isNull)
                    Check(title.length <= 10)
                    Check(count.in([1, 2]) && count.between(0, and: 3))
                    Check(title.like("a%") && count + 1 < count * 2)
                    if true { Index(title.lowercased, count.descending, unique: true, where: count != 3) }
                    Unique(count, title)
                    ForeignKey(count, title, references: \\User.age, \\User.name)
                }
            """
        #expect(try check(text) == "")
    }

    @Test(arguments: [
        (
            #"let userID = Column<Int>("user_id").references(\User.id)"#,
            "cannot convert value of type 'KeyPath<User, Column<UUID>>'"
        ),
        (#"let userID = Column<UUID>("user_id").references(\User.missing)"#, "has no member 'missing'"),
        (#"let x = Column<Int>("x", .varchar(3))"#, "types 'Int' and 'String' be equivalent"),
        (
            #"let x = Column<Int>("x").default("1")"#,
            "expects value of type 'Int' for parameter #1 (got 'String')"
        ),
        (
            #"let x = Column<UUID>("x").default(UUID())"#,
            "every row gets the same UUID; write .default(.uuidV7)"
        ),
        (#"let x = Column<Date>("x").default(Date())"#, "write .default(.currentTimestamp)"),
        (#"let x = Column<Character>("x")"#, "type 'Character' does not conform to protocol 'ColumnValue'"),
        (#"var rules: [Rule] { Check(count == "x") }"#, "'String'"),
        (#"var rules: [Rule] { Check(title == nil) }"#, "nil"),
        (#"var rules: [Rule] { count > 1 }"#, "a condition alone is no rule; write Check(…) around it"),
        (#"var rules: [Rule] { UpdatedAt(count) }"#, "types 'Int' and 'Date' be equivalent"),
        (
            #"var rules: [Rule] { Index("count") }"#,
            "type 'String' does not conform to expected type 'IndexKey'"
        ),
    ])
    func `what is wrong is named`(members: String, expected: String) throws {
        let report = try check(members)
        #expect(report.contains(expected), "\(report)")
    }
}
