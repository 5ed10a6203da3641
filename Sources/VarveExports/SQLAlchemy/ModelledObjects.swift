import VarveCatalog
import VarveDatabase

/// What of a catalog can be said in SQLAlchemy models: a catalog of its own, without objects and attributes that can't.
struct ModelledObjects {
    private let source: ExportSource

    /// The objects that models say, in the form in which they say them.
    private(set) var objects: [ObjectID: CatalogObject] = [:]

    /// What has to be there before the tables: the functions, domains and sequences that they rest on.
    private(set) var foundation: Set<ObjectID> = []

    init(_ source: ExportSource) {
        self.source = source
        let candidates = TableParts.all(in: source.catalog).flatMap { table in
            ([table.table] + table.parts + defaults(of: table)).compactMap { form(of: $0, in: table) }
        }
        for object in candidates { objects[object.id] = object }
        foundation = findFoundation()
        removeWhatLacksGround()
    }

    private func defaults(of table: TableParts) -> [CatalogObject] {
        table.columns.compactMap { source.catalog[ObjectID(.columnDefault, $0.id.path)] }
    }

    /// An object as a model says it; `nil` where it can't.
    private func form(of object: CatalogObject, in table: TableParts) -> CatalogObject? {
        guard let said = Self.said[object.kind], isSayable(object, in: table) else { return nil }
        let options = source.vocabulary.sqlAlchemy.options(of: table.table, primaryKey: table.primaryKey).said
        var form = object
        for name in object.attributes.keys where !said.contains(name) {
            if [.table, .primaryKey].contains(object.kind), options.contains(name) { continue }
            form.attributes[name] = nil
        }
        return form
    }

    private func isSayable(_ object: CatalogObject, in table: TableParts) -> Bool {
        let names = Set(table.columns.map(\.name))
        switch object.kind {
        case .primaryKey, .unique:
            return object[.definition] == nil && (object[.columns] ?? []).allSatisfy(names.contains)
        case .foreignKey: return object[.definition] == nil && hasSayableTarget(object)
        case .index: return !object[flag: .isInvalid] && object[.uncoveredPartitions] == nil
        default: return true
        }
    }

    /// A reference is written with dots between the names, so none may have a dot.
    private func hasSayableTarget(_ key: CatalogObject) -> Bool {
        guard let path = key[.referencedTable], let columns = key[.referencedColumns],
            source.catalog[ObjectID(.table, path)] != nil
        else { return false }
        return (path + columns).allSatisfy { !$0.contains(".") }
    }

    /// What objects rest on that are no parts of tables, and what belongs to that.
    private func findFoundation() -> Set<ObjectID> {
        var found: Set<ObjectID> = []
        var standing: [ObjectID: Bool] = [:]
        for object in objects.values {
            for dependency in object.dependencies where !Self.ofTables.contains(dependency.kind) {
                collect(dependency, &found, &standing)
            }
        }
        for object in source.catalog.objects.values {
            guard let owner = object.owner, found.contains(owner) else { continue }
            collect(object.id, &found, &standing)
        }
        return found
    }

    /// Takes an object with all that it rests on, unless tables are among that.
    @discardableResult
    private func collect(
        _ id: ObjectID, _ found: inout Set<ObjectID>, _ standing: inout [ObjectID: Bool]
    ) -> Bool {
        if let known = standing[id] { return known }
        standing[id] = true
        guard let object = source.catalog[id] else { return true }
        var stands = !Self.ofTables.contains(id.kind)
        for dependency in object.dependencies where stands {
            stands = collect(dependency, &found, &standing)
        }
        standing[id] = stands
        if stands { found.insert(id) }
        return stands
    }

    /// Leaves out what rests on something that is made only after the tables.
    private mutating func removeWhatLacksGround() {
        var isSettled = false
        while !isSettled {
            isSettled = true
            for object in objects.values {
                let lacksGround = object.dependencies.contains {
                    source.catalog[$0] != nil && objects[$0] == nil && !foundation.contains($0)
                }
                guard lacksGround else { continue }
                objects[object.id] = nil
                isSettled = false
            }
        }
    }

    private static let ofTables: Set<ObjectKind> = [
        .table, .column, .columnDefault, .primaryKey, .unique, .foreignKey, .check, .exclusion, .index, .view,
        .materializedView, .trigger,
    ]

    private static let timing = [
        AttributeKey<Bool>.isDeferrable.name, AttributeKey<Bool>.isInitiallyDeferred.name,
    ]

    /// The attributes that models say, by kind.
    private static let said: [ObjectKind: Set<String>] = [
        .table: [AttributeKey<String>.comment.name],
        .column: [
            AttributeKey<String>.dataType.name, AttributeKey<Bool>.isNotNull.name,
            AttributeKey<String>.collation.name, AttributeKey<String>.identity.name,
            AttributeKey<[String]>.identityOptions.name, AttributeKey<String>.generation.name,
            AttributeKey<String>.expression.name, AttributeKey<String>.defaultExpression.name,
            AttributeKey<String>.comment.name,
        ],
        .columnDefault: [AttributeKey<String>.expression.name],
        .primaryKey: Set(
            timing + [AttributeKey<[String]>.columns.name, AttributeKey<[String]>.includedColumns.name]),
        .unique: Set(
            timing + [
                AttributeKey<[String]>.columns.name, AttributeKey<[String]>.includedColumns.name,
                AttributeKey<Bool>.nullsNotDistinct.name,
            ]),
        .foreignKey: Set(
            timing + [
                AttributeKey<[String]>.columns.name, AttributeKey<[String]>.referencedTable.name,
                AttributeKey<[String]>.referencedColumns.name, AttributeKey<String>.onDelete.name,
                AttributeKey<String>.onUpdate.name, AttributeKey<String>.match.name,
                AttributeKey<[String]>.onDeleteColumns.name,
            ]),
        .check: [AttributeKey<String>.expression.name],
        .index: [
            AttributeKey<Bool>.isUnique.name, AttributeKey<[String]>.keys.name,
            AttributeKey<String>.method.name,
            AttributeKey<String>.predicate.name, AttributeKey<[String]>.includedColumns.name,
            AttributeKey<Bool>.nullsNotDistinct.name, AttributeKey<[String]>.options.name,
        ],
    ]
}
