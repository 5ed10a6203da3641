import VarveCatalog

/// A table with its parts in their natural order.
struct TableParts {
    /// The table.
    let table: CatalogObject
    /// Everything that belongs to it.
    let parts: [CatalogObject]
    private let defaults: [[String]: String]

    init(_ table: CatalogObject, parts: [CatalogObject], catalog: Catalog) {
        self.table = table
        self.parts = parts
        let columns = parts.filter { $0.kind == .column }
        defaults = Dictionary(
            columns.compactMap { column in
                let own = catalog[ObjectID(.columnDefault, column.id.path)]?[.expression]
                return (own ?? column[.defaultExpression]).map { (column.id.path, $0) }
            }
        ) { first, _ in first }
    }

    /// The parts of a kind.
    func all(_ kind: ObjectKind) -> [CatalogObject] { parts.filter { $0.kind == kind } }

    var columns: [CatalogObject] { all(.column) }
    var primaryKey: CatalogObject? { all(.primaryKey).first }
    var uniques: [CatalogObject] { all(.unique) }
    var foreignKeys: [CatalogObject] { all(.foreignKey) }
    var checks: [CatalogObject] { all(.check) }
    var indexes: [CatalogObject] { all(.index) }

    /// A column's default, as the database writes it.
    func defaultExpression(of column: CatalogObject) -> String? { defaults[column.id.path] }

    /// Whether a value of some columns is in one row only.
    func isUnique(_ columns: [String]) -> Bool {
        let wanted = Set(columns)
        if (primaryKey.map { [$0] } ?? []).contains(where: { Set($0[.columns] ?? []) == wanted }) {
            return true
        }
        if uniques.contains(where: { Set($0[.columns] ?? []) == wanted }) { return true }
        return indexes.contains {
            $0[flag: .isUnique] && $0[.predicate] == nil && Set($0[.keys] ?? []) == wanted
        }
    }
}

extension TableParts {
    /// The tables of a catalog: those that others refer to first, by name where nothing else decides.
    static func all(in catalog: Catalog) -> [TableParts] {
        let graph = CatalogGraph(catalog)
        let tables = catalog.all(.table).map { table in
            TableParts(table, parts: graph.parts(of: table.id).compactMap { catalog[$0] }, catalog: catalog)
        }
        return sorted(tables)
    }

    private static func sorted(_ tables: [TableParts]) -> [TableParts] {
        let byPath = Dictionary(tables.map { ($0.table.id.path, $0) }) { first, _ in first }
        var result: [TableParts] = []
        var begun: Set<[String]> = []
        func add(_ table: TableParts) {
            guard begun.insert(table.table.id.path).inserted else { return }
            let targets = table.foreignKeys.compactMap { $0[.referencedTable].flatMap { byPath[$0] } }
            for target in targets.sorted(by: { $0.table.id < $1.table.id }) { add(target) }
            result.append(table)
        }
        for table in tables { add(table) }
        return result
    }
}

extension TableParts {
    /// The table with those of its parts that remain, in the form that they get.
    func keeping(_ form: (ObjectID) -> CatalogObject?) -> TableParts {
        TableParts(
            form(table.id) ?? table, parts: parts.compactMap { form($0.id) },
            defaults: defaults.filter { path, _ in
                form(ObjectID(.columnDefault, path)) != nil
                    || form(ObjectID(.column, path))?[.defaultExpression] != nil
            })
    }

    private init(_ table: CatalogObject, parts: [CatalogObject], defaults: [[String]: String]) {
        self.table = table
        self.parts = parts
        self.defaults = defaults
    }
}
