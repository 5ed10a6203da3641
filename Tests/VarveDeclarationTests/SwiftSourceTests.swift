import LinkScanner
import Testing
import VarveDeclaration
import VarveTestSupport

@Suite struct SwiftSourceTests {
    @Test func `the link scanner's source compiles`() throws {
        let source = SwiftSourceWriter(try linkScanner.declared()).source()
        let report = try SwiftCompiler.diagnostics(for: source)
        #expect(report == "")
    }

    @Test func `the source of a hostile schema compiles`() throws {
        let source = SwiftSourceWriter(Hostile.schema).source()
        let report = try SwiftCompiler.diagnostics(for: source)
        #expect(report == "", "\(source)")
    }
}

/// Names that are odd in Swift, and every form that a column, a rule or a value can have.
enum Hostile {
    static let schema = DeclaredSchema(
        tables: [keywords, oddNames, everything],
        statements: [
            DeclaredSQL("CREATE VIEW \"v\\(1)\" AS\n  SELECT 'a\"\"\"b'", dialects: .sqlite),
            DeclaredSQL("CREATE EXTENSION x", comesFirst: true, dialects: .postgres),
        ])

    private static let words = DeclaredEnum(
        schema: "odd schema", name: "index",
        labels: ["", "default", "a b", "A B", "1st", "é", "\"", "self", "init"])

    private static let keywords = table(
        "Index",
        columns: ["class", "self", "init", "rules", "name", "Type", "default", "in", "id", "literal"])

    private static let oddNames = table(
        "123 \"\\( 表",
        columns: ["a b", "a_b", "aB", "1", "", "表", "\u{202e}x", "\\(id)", "quote\"d", "e\u{301}"])

    private static func table(_ name: String, columns: [String]) -> DeclaredTable {
        var table = DeclaredTable(
            name: name, columns: columns.map { DeclaredColumn(name: $0, type: .text, isNullable: true) },
            comment: "several\nlines \\ \"\"\"")
        table.rules = columns.map { .index(DeclaredIndex(keys: [.init(SQLFragment([.column($0)]))])) }
        return table
    }

    private static var everything: DeclaredTable {
        let types: [(DataType, SQLLiteral)] = [
            (.int16, .integer(-1)), (.int32, .integer(2)), (.int64, .integer(.min)), (.double, .double(-0.5)),
            (.decimal(precision: 10, scale: 2), .decimal("1.50")),
            (.decimal(precision: nil, scale: nil), .null),
            (.text, .text("a\\b'\n\"")), (.varchar(3), .text("x")), (.boolean, .boolean(true)),
            (.uuid, .text("00000000-0000-0000-0000-000000000000")), (.timestamp, .instant(microseconds: -1)),
            (.bytes, .bytes([0, 255])), (.json, .text("{\"a\": 1}")),
            (.enumeration(words), .label("a b", of: words)),
            (.array(.text), .array([.text("x"), .null], of: .text)),
            (.native(postgres: "inet", sqlite: "VARCHAR(3)"), .text("::1")),
        ]
        var table = DeclaredTable(schema: "odd schema", name: "everything", columns: [])
        for (number, (type, literal)) in types.enumerated() {
            var column = DeclaredColumn(name: "c\(number)", type: type, isNullable: literal == .null)
            column.defaultValue = .literal(literal)
            table.columns.append(column)
        }
        table.columns.append(generated)
        table.columns.append(reference)
        table.rules = rules
        table.options = TableOptions(strict: false, withoutRowID: true, unlogged: true)
        table.formerName = "former"
        return table
    }

    private static var generated: DeclaredColumn {
        var column = DeclaredColumn(name: "generated", type: .text)
        column.generation = DeclaredGeneration(
            expression: SQLFragment([.sql("lower("), .column("c6"), .sql(")")]), isStored: false)
        column.collation = "C"
        column.comment = "two\nlines"
        column.formerName = "x"
        return column
    }

    private static var reference: DeclaredColumn {
        var column = DeclaredColumn(name: "self", type: .int64, isNullable: true)
        column.reference = DeclaredReference(
            schema: "odd schema", table: "everything", columns: ["c2"], onDelete: .setNull,
            onUpdate: .cascade,
            isDeferred: true)
        return column
    }

    private static var rules: [DeclaredRule] {
        let elsewhere = DeclaredReference(table: "elsewhere", columns: ["x", "y"])
        let here = DeclaredReference(schema: "odd schema", table: "everything", columns: ["c6", "c2"])
        var index = DeclaredIndex(
            name: "i",
            keys: [.init(SQLFragment([.sql("lower("), .column("c6"), .sql(")")]), isDescending: true)],
            isUnique: true, predicate: SQLFragment([.column("c8")]), method: "gin", dialects: .postgres)
        index.includedColumns = ["c1", "c13"]
        index.keys[0].modifiers = "NULLS LAST"
        index.keys.append(.init(SQLFragment(sql: "x COLLATE \"C\"")))
        index.keys[1].isVerbatim = true
        let check = SQLFragment([
            .column("c13"), .sql(" = "), .literal(.label("a b", of: words)),
            .native(postgres: nil, sqlite: "x"),
            .literal(.text("it's")), .literal(.text("\\")),
        ])
        return [
            .primaryKey(columns: ["c0", "c1"], name: "pk"), .unique(columns: ["c2"], name: nil),
            .foreignKey(columns: ["c0", "c1"], reference: elsewhere, name: nil),
            .foreignKey(columns: ["c7", "self"], reference: here, name: "fk"),
            .check(check, name: "c", dialects: .only(["other"])), .index(index), .appendOnly(except: []),
            .updatedAt(column: "c10"), .forbiddenColumns(["body"], reason: "\"no\""),
            .retention(DeclaredRetention(column: "c10", period: .minutes(90))),
            .retention(
                DeclaredRetention(
                    column: "c10", period: .days(1), condition: SQLFragment([.column("c8")]), batch: 7)),
        ]
    }
}
