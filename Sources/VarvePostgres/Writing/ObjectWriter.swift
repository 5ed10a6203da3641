import VarveCatalog

/// Writes the statements that make, change and remove objects of one kind.
protocol ObjectWriter: Sendable {
    /// How the kind is called in DROP and COMMENT ON: `TABLE`.
    var noun: String { get }

    /// The object as it stands after DROP or COMMENT ON, with its noun.
    func subject(_ object: CatalogObject) -> String

    /// Makes an object and the parts that belong in its statement.
    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String]

    /// Removes an object.
    func drop(_ object: CatalogObject, in context: WritingContext) -> [String]

    /// Changes an object where it stands. Its comment is none of the writer's business.
    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String]

    /// Gives an object another name, and where it says so another schema.
    func rename(_ id: ObjectID, to path: [String]) -> [String]
}

/// What is there at the moment, and what is wanted in the end.
struct WritingContext {
    /// The catalog after all changes that are written already.
    var current: Catalog

    /// The catalog that the plan leads to.
    let target: Catalog

    /// Which tables are partitions and heirs of which at the moment.
    var descent: Descent

    /// Columns that count as dropped and are there, since the parents' that they follow stayed.
    var untouched: [ObjectID: CatalogObject] = [:]

    /// Indexes of partitioned tables that keys of partitions are parts of.
    let indexesOfKeys: Set<ObjectID>

    /// Describes the beginning of a plan.
    init(current: Catalog, target: Catalog) {
        self.current = current
        self.target = target
        self.descent = Descent(of: current)
        self.indexesOfKeys = IndexAttachment.indexesOfKeys(in: current)
    }
}

extension ObjectWriter {
    func subject(_ object: CatalogObject) -> String { "\(noun) \(object.reference)" }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["DROP \(subject(object))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] { [] }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.inSchema(noun, from: id.path, to: path)
    }
}

/// The forms that renaming takes.
enum RenameStatements {
    /// Renames what stands in a schema by itself; a move to another schema is a statement of its own.
    static func inSchema(_ noun: String, from old: [String], to new: [String]) -> [String] {
        guard let oldName = old.last, let newName = new.last, let schema = new.first else { return [] }
        var statements: [String] = []
        if old.first != schema {
            statements.append(
                "ALTER \(noun) \(SQLText.qualified(old)) SET SCHEMA \(SQLText.identifier(schema))")
        }
        if oldName != newName {
            let present = SQLText.qualified([schema, oldName])
            statements.append("ALTER \(noun) \(present) RENAME TO \(SQLText.identifier(newName))")
        }
        return statements
    }

    /// Renames a part of a table, a view or a domain.
    static func part(_ noun: String, of owner: String, from old: [String], to new: [String]) -> [String] {
        guard let oldName = old.last, let newName = new.last, oldName != newName else { return [] }
        let table = SQLText.qualified(old.dropLast())
        return [
            "ALTER \(owner) \(table) RENAME \(noun) \(SQLText.identifier(oldName))"
                + " TO \(SQLText.identifier(newName))"
        ]
    }
}
