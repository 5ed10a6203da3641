import VarveCatalog
import VarveDatabase

/// A schema that differs in a few tables from one whose catalog is known. Only those are made again, beside what they
/// rest on; the rest is taken from the known catalog.
///
/// That is the same as loading all because of what is required, each time:
/// - Statements are of kinds whose effect is known to be on one table, and those on the changed tables are all run.
/// - What the tables rest on is made from the known catalog, and found to be the same afterwards.
/// - What rests on them is nothing but foreign keys, and the columns and keys that these lead to stay as they are.
/// - Whatever they rest on is made before them in the schema too.
/// - No name that the server makes up can depend on what is not there.
///
/// Where one of these is not so, and where any statement fails, everything is loaded.
struct PartialLoad {
    /// What is made first.
    let context: Catalog
    /// The statements that are run then.
    let recipe: Recipe

    private let known: Catalog
    private let change: StatementChange
    private let statements: [ScriptStatement]
    private let tables: Set<ObjectID>
    /// What of the changed tables was there before.
    private let former: Set<ObjectID>
    /// What of that other tables' foreign keys lead to.
    private let anchors: Set<ObjectID>

    /// Finds out what must be loaded.
    ///
    /// - Parameters:
    ///   - known: The known catalog.
    ///   - change: What differs between its statements and those of the recipe.
    ///   - recipe: The statements of the whole.
    /// - Returns: `nil` where that is everything.
    init?(from known: Catalog, _ change: StatementChange, to recipe: Recipe) {
        let statements = recipe.statements
        guard known.unmodelled.isEmpty, !statements.contains(where: { $0.subject == .unknown }),
            let tables = Self.tables(of: change, statements, known),
            tables.allSatisfy({ change.keepsPlace(of: $0.path, in: statements) })
        else { return nil }
        let former = known.closure(ofParts: tables)
        guard let anchors = Self.anchors(in: known, of: former),
            !Self.isMentioned(tables, inRoutinesOf: known),
            !Self.ownsSequence(known, former, statements),
            let context = Self.context(in: known, for: tables, former, statements)
        else { return nil }
        self.context = context
        self.known = known
        self.change = change
        self.statements = statements
        self.tables = tables
        self.former = former
        self.anchors = anchors
        self.recipe = recipe.keeping { statement in
            statement.subject == .setting || Self.table(of: statement, known).map(tables.contains) ?? false
        }
    }

    /// The catalog of the whole, from what was found in the database with the part.
    ///
    /// - Returns: `nil` where everything must be loaded after all.
    func catalog(from found: Catalog) -> Catalog? {
        let part = found.closure(ofParts: tables)
        let rest = found.objects.values.filter { !part.contains($0.id) }
        let isContextUnchanged = rest.allSatisfy { context[$0.id]?.attributes == $0.attributes }
        let objects = part.compactMap { found[$0] }
        guard found.unmodelled.isEmpty, rest.count == context.objects.count, isContextUnchanged,
            anchors.allSatisfy({ found[$0]?.attributes == known[$0]?.attributes }),
            objects.allSatisfy(isMadeAfterWhatItRestsOn)
        else { return nil }
        let retained = known.objects.values.filter { !former.contains($0.id) }
        guard TakenNames(retained).areIndependent(of: objects, former: former.compactMap { known[$0] }) else {
            return nil
        }
        return Catalog(dialect: known.dialect, objects: retained + objects)
    }
}

extension PartialLoad {
    /// The tables that the changed statements are about; `nil` where one is about something else.
    private static func tables(
        of change: StatementChange, _ statements: [ScriptStatement], _ known: Catalog
    ) -> Set<ObjectID>? {
        var tables: Set<ObjectID> = []
        for statement in change.removed + change.added.map({ statements[$0] }) {
            guard let table = table(of: statement, known) else { return nil }
            tables.insert(table)
        }
        return tables
    }

    private static func table(of statement: ScriptStatement, _ known: Catalog) -> ObjectID? {
        switch statement.subject {
        case .table(let statement): ObjectID(.table, statement.table)
        case .index(let path): known[ObjectID(.index, path)]?.owner
        default: nil
        }
    }

    /// What of the changed tables foreign keys of others lead to; `nil` where something else rests on them.
    private static func anchors(in known: Catalog, of former: Set<ObjectID>) -> Set<ObjectID>? {
        var anchors: Set<ObjectID> = []
        for object in known.objects.values where !former.contains(object.id) {
            let touched = object.dependencies.filter(former.contains)
            guard touched.isEmpty || object.kind == .foreignKey else { return nil }
            anchors.formUnion(touched)
        }
        return anchors
    }

    /// The server reads the bodies of some routines when it makes them.
    private static func isMentioned(_ tables: Set<ObjectID>, inRoutinesOf known: Catalog) -> Bool {
        let texts = known.objects.values.filter { $0.kind == .function || $0.kind == .procedure }
            .compactMap { $0[.definition]?.lowercased() }
        return tables.contains { table in texts.contains { $0.contains(table.name.lowercased()) } }
    }

    /// Whether a sequence that became a table's may have been made by a statement of its own.
    private static func ownsSequence(
        _ known: Catalog, _ former: Set<ObjectID>, _ statements: [ScriptStatement]
    ) -> Bool {
        former.contains { $0.kind == .sequence } && statements.contains { $0.subject == .foundation }
    }

    /// All that tables may rest on, and the tables that these lead to with their columns and keys; `nil` where
    /// that can't be made by itself.
    private static func context(
        in known: Catalog, for tables: Set<ObjectID>, _ former: Set<ObjectID>, _ statements: [ScriptStatement]
    ) -> Catalog? {
        var referenced = Set(
            former.flatMap { known[$0]?.dependencies.map(\.self) ?? [] }
                .compactMap { known.root(of: $0) }.filter { $0.kind == .table })
        for case .table(let statement) in statements.map(\.subject)
        where tables.contains(ObjectID(.table, statement.table)) {
            referenced.formUnion(statement.references.map { ObjectID(.table, $0) })
        }
        referenced.subtract(tables)
        guard referenced.allSatisfy({ known[$0] != nil }) else { return nil }
        let objects = known.objects.values.filter { object in
            foundations.contains(object.kind) && object.owner.map { $0.kind == .domain } ?? true
                || isOfReferenced(object, referenced)
        }
        let context = Catalog(dialect: known.dialect, objects: objects)
        let isClosed = objects.allSatisfy { $0.dependencies.allSatisfy { context[$0] != nil } }
        return isClosed ? context : nil
    }

    private static func isOfReferenced(_ object: CatalogObject, _ referenced: Set<ObjectID>) -> Bool {
        switch object.kind {
        case .table: referenced.contains(object.id)
        case .column, .primaryKey, .unique: object.owner.map(referenced.contains) ?? false
        case .index: object[flag: .isUnique] && object.owner.map(referenced.contains) ?? false
        default: false
        }
    }

    private static let foundations: Set<ObjectKind> = [
        .schema, .extension, .enumType, .compositeType, .rangeType, .domain, .domainCheck, .sequence,
        .function,
        .procedure,
    ]

    /// What an object rested on before comes before it still, since nothing changed places.
    private func isMadeAfterWhatItRestsOn(_ object: CatalogObject) -> Bool {
        let before = known[object.id]?.dependencies ?? []
        let new = object.dependencies.subtracting(before).filter { context[$0] != nil }
        guard !new.isEmpty else { return true }
        let first = change.added.first { place in
            Self.table(of: statements[place], known).map(tables.contains) ?? false
        }
        guard let first else { return false }
        return new.compactMap { context.root(of: $0) }.allSatisfy { root in
            root.kind == .table
                ? statements[..<first].contains { $0.isCreation(of: root.path) }
                : !statements[first...].contains { $0.subject == .foundation }
        }
    }
}

extension Catalog {
    /// The objects and all their parts, and the parts of these.
    fileprivate func closure(ofParts roots: Set<ObjectID>) -> Set<ObjectID> {
        Set(objects.keys.filter { root(of: $0, stoppingAt: roots) != nil })
    }

    /// The outermost object that an object is a part of.
    fileprivate func root(of id: ObjectID) -> ObjectID? {
        var id = id
        while let owner = self[id]?.owner { id = owner }
        return self[id] == nil ? nil : id
    }

    private func root(of id: ObjectID, stoppingAt roots: Set<ObjectID>) -> ObjectID? {
        var next: ObjectID? = id
        while let id = next {
            if roots.contains(id) { return id }
            next = self[id]?.owner
        }
        return nil
    }
}
