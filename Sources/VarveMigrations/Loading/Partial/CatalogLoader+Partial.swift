import VarveCatalog
import VarveDatabase

extension CatalogLoader {
    /// The catalog of a schema that differs little from one whose catalog is kept.
    ///
    /// - Returns: `nil` where there is none, where the part can't stand for the whole, and where anything fails, so that
    ///   an error always comes from loading the whole.
    func loadPart(of recipe: Recipe, _ cache: CatalogCache) async -> Catalog? {
        guard recipe.canBeLoadedInPart, let load = partialLoad(of: recipe, cache) else { return nil }
        let found = try? await withEmptyScratch { connection throws(MigrationError) in
            let empty = try await self.introspect(connection)
            for group in try self.script(for: try self.plan(from: empty, to: load.context)) {
                try await Recipe(statements: group.statements).run(on: connection)
            }
            try await load.recipe.run(on: connection)
            return try await self.introspect(connection)
        }
        return found.flatMap(load.catalog)
    }

    private func partialLoad(of recipe: Recipe, _ cache: CatalogCache) -> PartialLoad? {
        let statements = recipe.statements
        return cache.firstKnown { known, catalog in
            let change = StatementChange(from: known, to: statements) { text in
                try? dialect.split(SQLScript(name: "", text: text)).first
            }
            guard let change, let catalog = catalog() else { return nil }
            return PartialLoad(from: catalog, change, to: recipe)
        }
    }
}

extension Recipe {
    /// Whether it is known of every statement what it is about.
    var canBeLoadedInPart: Bool {
        parts.allSatisfy { $0.items.allSatisfy { $0.statement.subject != .unknown } }
    }
}
