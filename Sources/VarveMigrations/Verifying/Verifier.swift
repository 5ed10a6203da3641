import VarveCatalog
import VarveDatabase

/// Compares what is in a database with what migrations make.
public struct Verifier: Sendable {
    private let loader: CatalogLoader
    private let folder: MigrationFolder
    private let statuses: [MigrationStatus]
    private let live: Catalog

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - loader: Runs the migrations on a throw-away database.
    ///   - folder: The migrations.
    ///   - statuses: How they stand in the database.
    ///   - database: The database; `nil` where it is not there yet.
    public init(
        loader: CatalogLoader, folder: MigrationFolder, statuses: [MigrationStatus], database: DatabaseURL?
    ) async throws(MigrationError) {
        self.loader = loader
        self.folder = folder
        self.statuses = statuses
        if let database {
            live = try await loader.catalog(of: .database(database))
        } else {
            live = try await loader.catalog(of: .empty)
        }
    }

    /// Looks at whatever has a name: a migration by number, name or file, or an object by its own name.
    ///
    /// - Returns: The answer for each; one that says no where nothing has the name.
    public func verify(_ name: String) async throws(MigrationError) -> [Verification] {
        let all = try await loader.history(of: folder)
        let applied = try await appliedHistory(all)
        let expected = applied.end.takingUnspokenPrivileges(from: live, dialect: loader.dialect)
        let comparison = SchemaComparison(
            live: live, expected: expected, plan: try loader.plan(from: live, to: expected),
            dialect: loader.dialect)
        let migrations = statuses.filter { Self.isCalled($0, name) }.map { status in
            verify(status, all: all, applied: applied, comparison)
        }
        let objects = objects(called: name, all: all, applied: applied).map { id in
            verify(id, all: all, applied: applied, comparison)
        }
        let found = migrations + objects
        return found.isEmpty ? [nothing(called: name, all)] : found
    }

    /// What the applied migrations alone do.
    private func appliedHistory(_ all: MigrationHistory) async throws(MigrationError) -> MigrationHistory {
        let applied = folder.applied(by: statuses)
        if applied.migrations.count == folder.migrations.count { return all }
        return try await loader.history(of: applied)
    }

    private static func isCalled(_ status: MigrationStatus, _ name: String) -> Bool {
        if let version = MigrationVersion(name) { return version == status.version }
        let label = status.name.isEmpty ? status.version.text : "\(status.version.text)_\(status.name)"
        return [label, status.name, label + ".sql"].contains(name)
    }

    private func objects(
        called name: String, all: MigrationHistory, applied: MigrationHistory
    ) -> [ObjectID] {
        let ids = Set([all.end, applied.end, live].flatMap { $0.objects.keys })
        return ids.filter { id in
            loader.dialect.display(id.path) == name || id.name == name && Self.standsAlone.contains(id.kind)
        }.sorted()
    }

    /// Kinds whose own name tells which one is meant.
    private static let standsAlone: Set<ObjectKind> = [
        .table, .virtualTable, .view, .materializedView, .index, .trigger, .enumType, .function, .procedure,
        .sequence,
    ]

    private func nothing(called name: String, _ all: MigrationHistory) -> Verification {
        let known =
            folder.migrations.map(\.label) + all.end.objects.keys.map { loader.dialect.display($0.path) }
        let hint = Suggestion.nearest(to: name, among: known.sorted()).map { "; did you mean \($0)?" } ?? ""
        return Verification(
            kind: "name", name: name, migration: nil, isApplied: false, isPresent: false, isIntact: false,
            findings: ["neither a migration nor anything in the database is called \(name)\(hint)"])
    }
}

extension Verifier {
    private func verify(
        _ status: MigrationStatus, all: MigrationHistory, applied: MigrationHistory,
        _ comparison: SchemaComparison
    ) -> Verification {
        let label = status.name.isEmpty ? status.version.text : "\(status.version.text)_\(status.name)"
        let isApplied = [.applied, .edited, .missing].contains(status.state)
        func step(in history: MigrationHistory) -> MigrationHistory.Step? {
            history.steps.first { $0.migration.version == status.version }
        }
        var findings = Self.objections(to: status.state)
        var isPresent = false
        if let step = step(in: applied) {
            let missing = comparison.missing(among: step.touched)
            findings += missing + comparison.changed(among: step.touched)
            isPresent = missing.isEmpty
        } else if let step = step(in: all) {
            let there = step.touched.filter { live[$0] != nil }
            isPresent = !step.touched.isEmpty && there.count == step.touched.count
            if isPresent { findings.append("what it makes is there all the same") }
        }
        return Verification(
            kind: "migration", name: label, migration: label, isApplied: isApplied, isPresent: isPresent,
            isIntact: isApplied && findings.isEmpty, findings: findings)
    }

    private static func objections(to state: MigrationStatus.State) -> [String] {
        switch state {
        case .applied: []
        case .pending, .outOfOrder: ["it is not applied"]
        case .edited: ["its file was changed after it was applied"]
        case .missing: ["its file is not there, so what it makes is not known"]
        case .unfinished: ["it runs without a transaction and stopped half way"]
        }
    }

    private func verify(
        _ id: ObjectID, all: MigrationHistory, applied: MigrationHistory, _ comparison: SchemaComparison
    ) -> Verification {
        let maker = all.steps.last { $0.before[id] == nil && $0.after[id] != nil }?.migration.label
        let isApplied = applied.end[id] != nil
        var findings: [String] = []
        if isApplied {
            findings = comparison.missing(among: [id]) + comparison.changed(among: [id])
        } else if let maker, all.end[id] != nil {
            findings = ["\(maker), which makes it, is not applied"]
        } else {
            findings = ["no migration makes it" + (live[id] == nil ? "" : ", but it is there")]
        }
        return Verification(
            kind: id.kind.rawValue, name: loader.dialect.display(id.path), migration: maker,
            isApplied: isApplied,
            isPresent: live[id] != nil, isIntact: findings.isEmpty, findings: findings)
    }
}
