import VarveCatalog
import VarveDatabase

extension CatalogLoader {
    /// The statements that a source comes down to.
    func recipe(for source: CatalogSource) async throws(MigrationError) -> Recipe {
        switch source {
        case .empty: return Recipe()
        case .sql(let path): return try recipe(of: Self.scripts(at: path))
        case .migrations(let folder, let limit):
            return try recipe(
                for: folder.migrations.filter { migration in limit.map { migration.version <= $0 } ?? true })
        case .declared(let schema):
            do {
                var statements: [ScriptStatement] = []
                for text in try dialect.statements(declaring: schema) {
                    statements += try dialect.split(SQLScript(name: "", text: text))
                }
                return Recipe(statements, isDivisible: true)
            } catch {
                throw .database(error)
            }
        case .database:
            let catalog = try await catalog(of: source)
            var recipe = Recipe()
            for group in try script(for: try plan(from: try await self.catalog(of: .empty), to: catalog)) {
                for part in Recipe(statements: group.statements).parts { recipe.append(part) }
            }
            recipe.isCacheable = false
            return recipe
        }
    }

    /// The up halves of migrations, each in a transaction of its own if it has one.
    func recipe(for migrations: [Migration]) throws(MigrationError) -> Recipe {
        var recipe = Recipe()
        for migration in migrations {
            let step = try RunStep(up: migration, dialect: dialect)
            for part in Self.parts(of: step) { recipe.append(part) }
        }
        return recipe
    }

    /// The parts of one half: one, or one for each statement where it has no transaction.
    static func parts(of step: RunStep) -> [Recipe.Part] {
        let items = step.statements.map { Recipe.Item(statement: $0, script: step.script) }
        if step.usesTransaction { return [Recipe.Part(items: items, isDivisible: false)] }
        return items.map { Recipe.Part(items: [$0], isDivisible: false) }
    }

    /// What stands in SQL files, in their order.
    func recipe(of scripts: [SQLScript]) throws(MigrationError) -> Recipe {
        var items: [Recipe.Item] = []
        for script in scripts {
            for statement in try script.split(by: dialect, outcome: "") {
                items.append(Recipe.Item(statement: statement, script: script))
            }
        }
        var recipe = Recipe()
        recipe.preamble = dialect.scriptPreamble
        recipe.append(Recipe.Part(items: items, isDivisible: true))
        return recipe
    }

    /// An SQL file as it is, or those of a folder.
    static func scripts(at path: String) throws(MigrationError) -> [SQLScript] {
        var scripts: [SQLScript] = []
        for file in try files(at: path) {
            scripts.append(SQLScript(name: file, text: try SourceText(reading: file).text))
        }
        return scripts
    }

    /// An SQL file, or those of a folder and of the folders in it, by name.
    private static func files(at path: String) throws(MigrationError) -> [String] {
        guard FileSystem.isFolder(path) else {
            guard FileSystem.exists(path) else { throw .folderMissing(path) }
            return [path]
        }
        let files = try filesInside(path)
        guard !files.isEmpty else { throw .unreadable(path: path, reason: "there is no SQL file in it") }
        return files
    }

    private static func filesInside(_ folder: String) throws(MigrationError) -> [String] {
        var files: [String] = []
        for name in try FileSystem.names(in: folder) {
            let path = FileSystem.join(folder, name)
            if FileSystem.isFolder(path) {
                files += try filesInside(path)
            } else if name.hasSuffix(".sql") {
                files.append(path)
            }
        }
        return files
    }
}
