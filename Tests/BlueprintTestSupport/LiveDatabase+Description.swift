import VarveCatalog
import VarveDatabase
import VarveMigrations

/// What the database itself says of its tables, a line for each thing.
extension LiveDatabase {
    /// The whole catalog but for the ledger.
    public func catalog() async throws -> Catalog {
        let loader = CatalogLoader(
            dialect: dialect,
            settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: PostgresServer.cacheFolder)))
        let catalog = try await loader.catalog(of: .database(url))
        await loader.close()
        return catalog
    }

    /// The names of the tables.
    public func tables() async throws -> [String] {
        try await catalog().all(.table).map { dialect.display($0.id.path) }
    }

    /// The columns of a table in their order: `status character varying(50) not null default 'pending'::character varying`.
    public func columns(of table: String) async throws -> [String] {
        let catalog = try await catalog()
        let columns = catalog.all(.column).filter { $0.owner == tableID(table) }
        return columns.sorted(by: CatalogGraph.naturalOrder).map { column in
            var line = "\(column.name) \(column[.dataType] ?? "")"
            if let collation = column[.collation] { line += " collate \(collation)" }
            if let expression = column[.expression] { line += " as (\(expression))" }
            if let identity = column[.identity] { line += " identity \(identity)" }
            if column[flag: .isNotNull] { line += " not null" }
            let value = catalog[ObjectID(.columnDefault, column.id.path)]?[.expression]
            if let value = value ?? column[.defaultExpression] { line += " default \(value)" }
            return line
        }
    }

    /// The constraints of a table by name:
    /// `app_tokens_shop_id_fkey: foreign key (shop_id) references shops (id) on delete cascade`.
    public func constraints(of table: String) async throws -> [String] {
        let kinds: [ObjectKind] = [.primaryKey, .unique, .foreignKey, .check, .exclusion]
        let catalog = try await catalog()
        let constraints = kinds.flatMap(catalog.all).filter { $0.owner == tableID(table) }
        return constraints.sorted { $0.name < $1.name }.map { constraint in
            // SQLite has no name for what was given none, and the catalog says in words what it is.
            let isNamed = !constraint.hasGeneratedName || !constraint.name.contains(" ")
            return (isNamed ? constraint.name + ": " : "") + content(of: constraint)
        }
    }

    /// The indexes of a table by name: `books_title_idx: unique (title DESC) using gin where (price > 0)`.
    public func indexes(of table: String) async throws -> [String] {
        let indexes = try await catalog().all(.index).filter { $0.owner == tableID(table) }
        return indexes.map { index in
            var line = "\(index.name): "
            if index[flag: .isUnique] { line += "unique " }
            line += "(\((index[.keys] ?? []).joined(separator: ", ")))"
            if let included = index[.includedColumns] {
                line += " include (\(included.joined(separator: ", ")))"
            }
            if let method = index[.method] { line += " using \(method)" }
            if let predicate = index[.predicate] { line += " where \(predicate)" }
            return line
        }
    }

    /// The triggers of a table by name.
    public func triggers(of table: String) async throws -> [String] {
        try await catalog().all(.trigger).filter { $0.owner == tableID(table) }.map(\.name)
    }

    private func tableID(_ name: String) -> ObjectID {
        ObjectID(.table, dialect.qualify(name.split(separator: ".").map(String.init), kind: .table))
    }

    private func content(of constraint: CatalogObject) -> String {
        let columns = (constraint[.columns] ?? []).joined(separator: ", ")
        switch constraint.kind {
        case .check: return "check (\(constraint[.expression] ?? ""))"
        case .exclusion: return constraint[.definition] ?? ""
        case .foreignKey: return "foreign key (\(columns)) references \(target(of: constraint))"
        default: return "\(constraint.kind == .unique ? "unique" : "primary key") (\(columns))"
        }
    }

    private func target(of constraint: CatalogObject) -> String {
        var text = dialect.display(constraint[.referencedTable] ?? [])
        if let columns = constraint[.referencedColumns] { text += " (\(columns.joined(separator: ", ")))" }
        if let action = constraint[.onDelete] { text += " on delete \(action.lowercased())" }
        if let action = constraint[.onUpdate] { text += " on update \(action.lowercased())" }
        if constraint[flag: .isInitiallyDeferred] { text += " initially deferred" }
        return text
    }
}
