import VarveCatalog
import VarveDatabase

/// What each migration of a folder does to the schema, as it was seen on a throw-away database.
public struct MigrationHistory: Sendable {
    /// One migration with the schema before and after it.
    public struct Step: Sendable {
        /// The migration.
        public let migration: Migration
        /// The schema before it.
        public let before: Catalog
        /// The schema after it.
        public let after: Catalog
    }

    /// The migrations in order.
    public let steps: [Step]

    /// The schema after the last.
    public let end: Catalog

    let dialect: any Dialect
}

extension CatalogLoader {
    /// Runs the migrations of a folder one after the other and describes the schema in between.
    ///
    /// - Throws: ``MigrationError`` with the place of a statement that fails.
    public func history(of folder: MigrationFolder) async throws(MigrationError) -> MigrationHistory {
        try await withScratch(Recipe()) { connection throws(MigrationError) in
            var steps: [MigrationHistory.Step] = []
            var state = try await self.introspect(connection)
            for migration in folder.migrations {
                var recipe = Recipe()
                for part in Self.parts(of: try RunStep(up: migration, dialect: self.dialect)) {
                    recipe.append(part)
                }
                try await recipe.run(on: connection)
                let after = try await self.introspect(connection)
                steps.append(MigrationHistory.Step(migration: migration, before: state, after: after))
                state = after
            }
            return MigrationHistory(steps: steps, end: state, dialect: self.dialect)
        }
    }
}

extension MigrationHistory.Step {
    /// The objects that the migration made, by kind and name.
    var created: [CatalogObject] {
        after.objects.values.filter { before[$0.id] == nil }.sorted { $0.id < $1.id }
    }

    /// The objects that it removed.
    var dropped: [CatalogObject] {
        before.objects.values.filter { after[$0.id] == nil }.sorted { $0.id < $1.id }
    }

    /// The objects that it changed, as they were and as they are.
    var altered: [(old: CatalogObject, new: CatalogObject)] {
        after.objects.values.sorted { $0.id < $1.id }.compactMap { new in
            guard let old = before[new.id], old.attributes != new.attributes else { return nil }
            return (old, new)
        }
    }

    /// The identities of all objects that it made or changed, the tables of parts among them.
    var touched: Set<ObjectID> {
        var ids = Set(created.map(\.id) + altered.map(\.new.id))
        ids.formUnion(ids.map { after.root(of: $0) })
        ids.formUnion(dropped.map { before.root(of: $0.id) })
        return ids
    }
}
