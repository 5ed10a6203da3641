import FoundationEssentials
import Testing
import VarveDeclaration

/// What is wrong with a declaration is said with the Swift type, the property and what to do.
@Suite struct SchemaErrorTests {
    private func message(_ schema: Schema) throws -> String {
        do throws(SchemaError) {
            _ = try schema.declared()
            return "no error"
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        (NoName.self as any Table.Type, "NoName.name: the name is empty"),
        (NoColumns.self, "NoColumns: the table has no column"),
        (NoColumnName.self, "NoColumnName.id: the name is empty"),
        (TwoColumns.self, "TwoColumns.b: the column \"x\" is declared by a already"),
        (NotAColumn.self, "NotAColumn.title: the property is a String"),
        (Stray.self, "Stray.userID: it refers to Lonely, which the schema does not have; add Lonely.self"),
        (TwoKeys.self, "TwoKeys.b: there is more than one primary key"),
        (NullableKey.self, "NullableKey.id: a primary key can't take NULL"),
        (TwoSources.self, "TwoSources.id: a default, an identity and an expression"),
        (Unwritable.self, "Unwritable.price: the value can't be written: nan"),
        (OtherColumns.self, "OtherColumns.rules: the rule names the column \"elsewhere\""),
        (Forbidden.self, "Forbidden.body: a column of this name is forbidden (bod*): never kept"),
        (
            Brief.self,
            "Brief.rules: the retention can't be followed: rows can be kept for a minute to a thousand"
        ),
        (TooMany.self, "TooMany.rules: the retention can't be followed: a batch has 1 to 100000 rows, not 0"),
        (Elsewhere.self, "Elsewhere.rules: the rule names the column \"elsewhere\""),
        (InGroup.self, "InGroup.group.b: the column \"x\" is declared by group.a already"),
    ])
    func `a wrong table`(table: any Table.Type, expected: String) throws {
        #expect(try message(Schema(tables: [table])).contains(expected))
    }

    @Test func `one name for two tables`() throws {
        let text = try message(Schema(tables: [Lonely.self, Namesake.self]))
        #expect(text.hasSuffix("Namesake: the table \"lonely\" is declared by Lonely already"))
    }

    @Test func `one enum name with other words`() throws {
        let text = try message(Schema(tables: [FirstColours.self, SecondColours.self]))
        #expect(
            text.hasSuffix("SecondColours.colour: the enum \"colour\" is declared elsewhere with other words")
        )
    }

    @Test func `modules in a circle`() throws {
        let text = try message(Schema(modules: [Circle.self]))
        #expect(text.contains("the modules depend on each other in a circle: Circle → Circle"))
    }

    @Test func `a module that refers to one that it does not depend on`() throws {
        let text = try message(Schema(modules: [Owner.self, Borrower.self]))
        #expect(
            text.contains(
                "Stray.userID: it refers to Lonely of Owner, which its module Borrower does not depend on"))
        #expect(text.contains("add Owner.self to the dependencies of Borrower"))
    }

    @Test func `patterns of forbidden names`() {
        let rule = { ForbiddenColumn(pattern: $0, reason: "") }
        #expect(rule("body").matches("Body"))
        #expect(!rule("body").matches("body2"))
        #expect(rule("*_body").matches("raw_body"))
        #expect(rule("dom_*").matches("dom_"))
        #expect(rule("a*b*a").matches("aba"))
        #expect(!rule("ab*ba").matches("aba"))
        #expect(rule("*").matches(""))
    }
}

private struct NoName: Table {
    static let name = ""
    let id = Column<Int>("id")
}

private struct NoColumns: Table {
    static let name = "t"
}

private struct NoColumnName: Table {
    static let name = "t"
    let id = Column<Int>("")
}

private struct TwoColumns: Table {
    static let name = "t"
    let a = Column<Int>("x")
    let b = Column<Int>("x")
}

private struct NotAColumn: Table {
    static let name = "t"
    let id = Column<Int>("id")
    let title = "x"
}

private struct Lonely: Table {
    static let name = "lonely"
    let id = Column<Int>("id").primaryKey()
}

private struct Namesake: Table {
    static let name = "lonely"
    let id = Column<Int>("id").primaryKey()
}

private struct Stray: Table {
    static let name = "t"
    let userID = Column<Int?>("user_id").references(\Lonely.id)
}

private struct TwoKeys: Table {
    static let name = "t"
    let a = Column<Int>("a").primaryKey()
    let b = Column<Int>("b").primaryKey()
}

private struct NullableKey: Table {
    static let name = "t"
    let id = Column<Int?>("id").primaryKey()
}

private struct TwoSources: Table {
    static let name = "t"
    let id = Column<Int>("id").identity().default(1)
}

private struct Unwritable: Table {
    static let name = "t"
    let price = Column<Double>("price").default(.nan)
}

private struct OtherColumns: Table {
    static let name = "t"
    let id = Column<Int>("id")
    var rules: [Rule] {
        Index(Column<Int>("elsewhere"))
    }
}

private struct Forbidden: Table {
    static let name = "t"
    let body = Column<String>("body")
    var rules: [Rule] {
        ForbiddenColumns("bod*", because: "never kept")
    }
}

private struct Brief: Table {
    static let name = "t"
    let at = Column<Date>("at")
    var rules: [Rule] {
        Retention(at, keep: .hours(0))
    }
}

private struct TooMany: Table {
    static let name = "t"
    let at = Column<Date?>("at")
    var rules: [Rule] {
        Retention(at, keep: .days(1), batch: 0)
    }
}

private struct Elsewhere: Table {
    static let name = "t"
    let at = Column<Date>("at")
    var rules: [Rule] {
        Retention(at, keep: .days(1), where: Column<Bool>("elsewhere") == true)
    }
}

private struct Pair: ColumnGroup {
    let a = Column<Int>("x")
    let b = Column<Int>("x")
}

private struct InGroup: Table {
    static let name = "t"
    let group = Pair()
}

private enum Colour: String, DatabaseEnum {
    static let typeName = "colour"
    case red
}

private enum OtherColour: String, DatabaseEnum {
    static let typeName = "colour"
    case blue
}

private struct FirstColours: Table {
    static let name = "first"
    let colour = Column<Colour>("colour")
}

private struct SecondColours: Table {
    static let name = "second"
    let colour = Column<OtherColour>("colour")
}

private struct Circle: SchemaModule {
    static let dependencies: [any SchemaModule.Type] = [Circle.self]
    var tables: [any Table.Type] { [] }
}

private struct Owner: SchemaModule {
    var tables: [any Table.Type] { [Lonely.self] }
}

private struct Borrower: SchemaModule {
    var tables: [any Table.Type] { [Stray.self] }
}
