import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning

/// Finds a declaration that gives a catalog. The dialect describes the tables; what that gives is tried on a scratch
/// database and compared. A table that comes out otherwise is described more plainly, and in the end carried along
/// as SQL, as is all that stands around the tables. So the description need not be right, only the comparison.
struct DeclarationRecovery {
    let loader: CatalogLoader
    let catalog: Catalog
    let empty: Catalog

    /// The declared schema whose catalog is the given one.
    func schema() async throws(MigrationError) -> DeclaredSchema {
        var styles: [ObjectID: DeclarationStyle] = [:]
        for table in catalog.all(.table) {
            styles[table.id] = .idiomatic
        }
        while true {
            switch try await attempt(styles) {
            case .success(let schema): return schema
            case .misfits(let tables):
                guard tables.contains(where: { styles[$0] != .carried }) else { return try carriedWhole() }
                for table in tables {
                    styles[table] = styles[table] == .idiomatic ? .plain : .carried
                }
            }
        }
    }

    /// The paths of the tables that a declared schema has no declaration of.
    func carriedTables(beside declared: DeclaredSchema) -> [[String]] {
        let names = declared.tables.map { ($0.schema.map { [$0] } ?? []) + [$0.name] }
        let paths = Set(names.map { loader.dialect.qualify($0, kind: .table) })
        return catalog.all(.table).map(\.id.path).filter { !paths.contains($0) }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
    }

    private enum Attempt {
        case success(DeclaredSchema)
        case misfits(Set<ObjectID>)
    }

    private func attempt(_ styles: [ObjectID: DeclarationStyle]) async throws(MigrationError) -> Attempt {
        let described = loader.dialect.describe(catalog) { styles[$0] ?? .carried }
        let layers = DeclarationLayers(
            catalog: catalog, empty: empty, described: described, dialect: loader.dialect)
        guard layers.circular.isEmpty else { return .misfits(layers.circular) }
        var schema = described.schema
        schema.statements += try carried(from: layers.beginning, to: layers.foundation, first: true)
        guard let present = await load(schema) else {
            return .misfits(layers.resting.isEmpty ? layers.tables : layers.resting)
        }
        let plan = try loader.plan(from: present, to: catalog)
        let misfits = Set(plan.changes.compactMap(misfit)).intersection(layers.tables)
        guard misfits.isEmpty else { return .misfits(misfits) }
        schema.statements += try carried(from: present, to: catalog, first: false)
        guard let result = await load(schema), try loader.plan(from: result, to: catalog).isEmpty,
            try loader.plan(from: catalog, to: result).isEmpty
        else { return .misfits(layers.tables) }
        return .success(schema)
    }

    /// The table that a change shows to have been described wrongly. Adding what the description left out is fine,
    /// columns aside, and so is what nothing else notices, such as a comment. What a column has of a sequence can only be added
    /// once both are there.
    private func misfit(_ change: Change) -> ObjectID? {
        switch change {
        case .create(let object, _):
            object.kind == .column || object.owner?.kind == .column && !isOfSequence(object)
                ? catalog.root(of: object.id) : nil
        case .alter(let old, let new):
            loader.dialect.rules.concernsDependents(alterationFrom: old, to: new)
                ? catalog.root(of: new.id) : nil
        case .rename(_, let object): catalog.root(of: object.id)
        case .drop(let object, _): object.owner.map { catalog.root(of: $0) } ?? object.id
        }
    }

    private func isOfSequence(_ object: CatalogObject) -> Bool {
        object.kind == .sequence || object.dependencies.contains { $0.kind == .sequence }
    }

    private func load(_ schema: DeclaredSchema) async -> Catalog? {
        try? await loader.catalog(of: .declared(schema))
    }

    private func carriedWhole() throws(MigrationError) -> DeclaredSchema {
        DeclaredSchema(statements: try carried(from: empty, to: catalog, first: false))
    }

    private func carried(
        from source: Catalog, to target: Catalog, first: Bool
    ) throws(MigrationError) -> [DeclaredSQL] {
        let groups = try loader.script(for: try loader.plan(from: source, to: target))
        return groups.flatMap(\.statements).map {
            DeclaredSQL($0, comesFirst: first, dialects: .only([catalog.dialect]))
        }
    }
}

extension Catalog {
    /// The outermost owner of an object: the table of a column's default.
    func root(of id: ObjectID) -> ObjectID {
        var id = id
        while let owner = self[id]?.owner, self[owner] != nil {
            id = owner
        }
        return id
    }
}
