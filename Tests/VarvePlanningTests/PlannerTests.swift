import Testing
import VarveCatalog
import VarvePlanning

@Suite("Planner")
struct PlannerTests {
    private let planner = Planner(rules: ToyRules())

    private func plan(_ source: Catalog, _ target: Catalog, after renames: [Rename] = []) throws -> [String] {
        try planner.plan(from: source, to: target, after: renames).changes.map(\.summary)
    }

    @Test("equal catalogs need nothing")
    func nothing() throws {
        let catalog = Toy.catalog(Toy.table("a"), Toy.view("v", on: ObjectID(.table, ["a"])))
        #expect(try planner.plan(from: catalog, to: catalog).isEmpty)
    }

    @Test("what others rest on is made first and dropped last")
    func dependencies() throws {
        let full = Toy.catalog(
            Toy.table("b"), Toy.table("a"), Toy.foreignKey("a", to: "b"),
            Toy.view("0", on: ObjectID(.table, ["a"])))
        let empty = Toy.catalog()
        #expect(
            try plan(empty, full) == [
                "create table b", "create table a with foreign key a.fk", "create view 0",
            ])
        #expect(try plan(full, empty) == ["drop view 0", "drop table a", "drop table b"])
    }

    @Test("a circle of foreign keys is opened by making one of them by itself")
    func foreignKeyCircle() throws {
        let full = Toy.catalog(
            Toy.table("a"), Toy.table("b"), Toy.foreignKey("a", to: "b"), Toy.foreignKey("b", to: "a"))
        let empty = Toy.catalog()
        #expect(
            try plan(empty, full) == [
                "create table a", "create table b with foreign key b.fk", "create foreign key a.fk",
            ])
        #expect(
            try plan(full, empty) == ["drop foreign key a.fk", "drop table b", "drop table a"])
    }

    @Test("a circle that can't be opened is an error that names it")
    func circle() throws {
        let first = ObjectID(.view, ["a"])
        let second = ObjectID(.view, ["b"])
        let target = Toy.catalog(Toy.view("a", on: second), Toy.view("b", on: first))
        #expect(throws: PlanningError.self) { try plan(Toy.catalog(), target) }
    }

    @Test("a view is made anew around a change of a column's type, and so is what rests on the view")
    func recreation() throws {
        let column = ObjectID(.column, ["a", "id"])
        let views = Toy.view("v", on: column) + Toy.view("w", on: ObjectID(.view, ["v"]))
        let source = Toy.catalog(Toy.table("a", columns: ["id": "int"]), views)
        let target = Toy.catalog(Toy.table("a", columns: ["id": "text"]), views)
        #expect(
            try plan(source, target) == [
                "drop view w", "drop view v", "alter column a.id", "create view v", "create view w",
            ])
    }

    @Test("a view that rests on a column of an altered type is made anew although it names no type")
    func touchedColumn() throws {
        func catalog(_ labels: [String]) -> Catalog {
            var type = CatalogObject(ObjectID(.enumType, ["mood"]))
            type[.labels] = labels
            var table = Toy.table("a")
            table[1].dependencies.insert(type.id)
            return Toy.catalog([type], table, Toy.view("v", on: table[1].id))
        }
        #expect(
            try plan(catalog(["x", "y"]), catalog(["y"])) == [
                "drop view v", "alter enum type mood", "create view v",
            ])
    }

    @Test("a name is given up before it is taken")
    func names() throws {
        let source = Toy.catalog(Toy.view("a"))
        let target = Toy.catalog(Toy.table("a"))
        #expect(try plan(source, target) == ["drop view a", "create table a"])
        #expect(try plan(target, source) == ["drop table a", "create view a"])
    }

    @Test("an unchanged view is made anew when the table below it becomes a view")
    func changedKind() throws {
        let source = Toy.catalog(Toy.table("a"), Toy.view("v", on: ObjectID(.table, ["a"])))
        let target = Toy.catalog(Toy.view("a"), Toy.view("v", on: ObjectID(.view, ["a"])))
        #expect(
            try plan(source, target) == ["drop view v", "drop table a", "create view a", "create view v"])
    }

    @Test("a name that the server made up is no difference, one that was given is")
    func generatedNames() throws {
        func catalog(_ name: String, isGenerated: Bool) -> Catalog {
            Toy.catalog(
                Toy.table("a"), Toy.table("b"),
                Toy.foreignKey("a", to: "b", name: name, isNameGenerated: isGenerated))
        }
        let made = catalog("a_fk", isGenerated: true)
        let given = catalog("mine", isGenerated: false)
        #expect(try plan(given, made) == [])
        #expect(try plan(made, given) == ["rename foreign key a.a_fk to mine"])
        let rename = Rename(from: ObjectID(.table, ["z"]), to: ObjectID(.table, ["a"]))
        #expect(try plan(given, made, after: [rename]) == ["rename foreign key a.mine to a_fk"])
    }

    @Test("the way back gives what was given a name the one that the server had made up for it")
    func restoredNames() throws {
        func catalog(_ name: String, isGenerated: Bool) -> Catalog {
            Toy.catalog(
                Toy.table("a"), Toy.table("b"),
                Toy.foreignKey("a", to: "b", name: name, isNameGenerated: isGenerated))
        }
        func back(_ source: Catalog, _ target: Catalog) throws -> [String] {
            try planner.plan(from: source, to: target, restoringNames: true).changes.map(\.summary)
        }
        let made = catalog("a_fk", isGenerated: true)
        #expect(
            try back(catalog("mine", isGenerated: false), made) == ["rename foreign key a.mine to a_fk"])
        // The way there left this one as it was, too.
        #expect(try back(catalog("a_fk1", isGenerated: true), made) == [])
    }

    @Test(
        "names that the server made up in another order are no difference, and are exchanged where one is in the way"
    )
    func exchangedNames() throws {
        func catalog(_ owners: String..., extra: [CatalogObject] = []) -> Catalog {
            Toy.catalog(
                Toy.table("a"), Toy.table("b"), Toy.table("c"),
                owners.enumerated().flatMap { Toy.index("idx\($0)", on: $1, isNameGenerated: true) }, extra)
        }
        #expect(try plan(catalog("a", "b", "c"), catalog("c", "a", "b")) == [])
        // The first index goes, and so the other two come to have its name and the next one on both ways.
        #expect(
            try plan(catalog("a", "b", "c"), catalog("b", "c")) == [
                "drop index idx0", "rename index idx1 to idx0", "rename index idx2 to idx1",
            ])
        #expect(
            try plan(catalog("b", "c"), catalog("a", "b", "c")) == [
                "rename index idx1 to idx2", "rename index idx0 to idx1", "create index idx0",
            ])
        // Somebody else wants a name, and those two stand in each other's way.
        #expect(
            try plan(catalog("a", "b", extra: Toy.view("v")), catalog("b", "a", extra: Toy.table("idx2")))
                == [
                    "drop view v", "create table idx2",
                ])
    }

    @Test("two made-up names change places by way of a third")
    func circleOfNames() throws {
        func catalog(_ first: String, _ second: String) -> Catalog {
            Toy.catalog(
                Toy.table("a"), Toy.table("b"), Toy.index("idx", on: first, isNameGenerated: true),
                Toy.index("idx1", on: second, isNameGenerated: true))
        }
        let rename = Rename(from: ObjectID(.table, ["z"]), to: ObjectID(.table, ["a"]))
        #expect(try plan(catalog("a", "b"), catalog("b", "a")) == [])
        #expect(
            try plan(catalog("a", "b"), catalog("b", "a"), after: [rename]) == [
                "rename index idx to varve_name_1", "rename index idx1 to idx",
                "rename index varve_name_1 to idx1",
            ])
    }

    @Test("a drop and an add of one shape are a candidate for a rename, never a rename")
    func renameCandidates() throws {
        let source = Toy.catalog(Toy.table("a", columns: ["id": "int", "old": "text"]))
        let target = Toy.catalog(Toy.table("a", columns: ["id": "int", "new": "text", "other": "int"]))
        let plan = try planner.plan(from: source, to: target)
        #expect(
            plan.renameCandidates == [
                Rename(from: ObjectID(.column, ["a", "old"]), to: ObjectID(.column, ["a", "new"]))
            ])
        #expect(plan.losses.map(\.object) == [ObjectID(.column, ["a", "old"])])
    }

    @Test("a soft dependency orders where it can and yields where it can't")
    func softDependency() throws {
        let a = ObjectID(.table, ["a"])
        let trigger = CatalogObject(ObjectID(.trigger, ["t"]), dependencies: [a])
        var table = Toy.table("a")
        #expect(
            try plan(Toy.catalog(), Toy.catalog(table, [trigger])) == ["create table a", "create trigger t"])
        table[0].dependencies.insert(trigger.id)
        #expect(
            try plan(Toy.catalog(), Toy.catalog(table, [trigger])) == ["create trigger t", "create table a"])
    }
}
