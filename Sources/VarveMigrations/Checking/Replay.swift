import VarveCatalog
import VarveDatabase

/// Runs all migrations of a folder on scratch databases, each up, down and up again, and looks at what came of it.
struct Replay {
    let loader: CatalogLoader
    let folder: MigrationFolder
    private(set) var findings: [Finding] = []
    /// Whether every up half ran.
    private(set) var reachesEnd = true

    init(loader: CatalogLoader, folder: MigrationFolder) {
        self.loader = loader
        self.folder = folder
    }

    mutating func run() async throws(MigrationError) {
        var next = 0
        while next < folder.migrations.count {
            let recipe = try loader.recipe(for: Array(folder.migrations[..<next]))
            let start = next
            let segment = try await loader.withScratch(recipe) { connection throws(MigrationError) in
                try await replay(from: start, on: connection)
            }
            findings += segment.findings
            next = segment.next
            if segment.upFailed {
                reachesEnd = false
                return
            }
        }
    }

    private struct Segment {
        var findings: [Finding] = []
        var next: Int
        var upFailed = false
    }

    /// Goes on until a half fails: the database is then no longer what the next migration expects.
    private func replay(
        from start: Int, on connection: any DatabaseConnection
    ) async throws(MigrationError) -> Segment {
        var segment = Segment(next: start)
        var state = try await loader.introspect(connection)
        for migration in folder.migrations[start...] {
            segment.next += 1
            let up: RunStep
            let after: Catalog
            do throws(MigrationError) {
                up = try RunStep(up: migration, dialect: loader.dialect)
                try await run(up, on: connection)
                after = try await loader.introspect(connection)
            } catch {
                segment.findings.append(Finding(error, path: migration.up.script.name))
                segment.upFailed = true
                return segment
            }
            guard let half = try migration.down else {
                state = after
                continue
            }
            if let finding = await tryDown(half, of: migration, restoring: state, on: connection) {
                segment.findings.append(finding)
                return segment
            }
            try await run(up, on: connection)
            state = after
        }
        return segment
    }

    private func tryDown(
        _ half: MigrationScript, of migration: Migration, restoring before: Catalog,
        on connection: any DatabaseConnection
    ) async -> Finding? {
        do throws(MigrationError) {
            try await run(RunStep(half, of: migration, dialect: loader.dialect), on: connection)
            let differences = try loader.differences(
                from: try await loader.introspect(connection), to: before)
            guard !differences.isEmpty else { return nil }
            return Finding(
                rule: "down-restores", path: half.script.name,
                message: "does not restore the schema before the migration:"
                    + differences.map { "\n  \($0)" }.joined())
        } catch {
            return Finding(error, path: half.script.name)
        }
    }

    private func run(_ step: RunStep, on connection: any DatabaseConnection) async throws(MigrationError) {
        var recipe = Recipe()
        for part in CatalogLoader.parts(of: step) { recipe.append(part) }
        try await recipe.run(on: connection)
    }
}
