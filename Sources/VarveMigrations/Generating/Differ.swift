import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Compares two sources of a schema.
public struct Differ: Sendable {
    let loader: CatalogLoader

    /// Makes a differ that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Compares two sources. Refuses nothing: losses and unclear renames are told, not thrown.
    ///
    /// - Throws: ``MigrationError`` where a source can't be loaded or a rename speaks of something that isn't there.
    public func compare(
        _ source: CatalogSource, _ target: CatalogSource, request: ChangeRequest = ChangeRequest()
    ) async throws(MigrationError) -> Comparison {
        var (before, after) = try await loader.catalogs(of: source, target)
        var resolver = RenameResolver(dialect: loader.dialect, source: before, target: after)
        if case .declared(let schema) = target { resolver.add(schema) }
        try resolver.add(request.renames)
        let renames = resolver.renames
        if renames.isEmpty, await loader.planner.areAlike(before, after) {
            let nothing = { Plan(source: $0, target: $1, changes: []) }
            return Comparison(
                source: before, target: after, plan: nothing(before, after), reverse: nothing(after, before),
                unclearRenames: [])
        }
        var start = renames.isEmpty ? before : try await loader.catalog(of: source, renames: renames)
        if source.isDatabase, !target.isDatabase {
            after = after.takingUnspokenPrivileges(from: start, dialect: loader.dialect)
        } else if target.isDatabase, !source.isDatabase {
            before = before.takingUnspokenPrivileges(from: after, dialect: loader.dialect)
            start = start.takingUnspokenPrivileges(from: after, dialect: loader.dialect)
        }
        var plan = try loader.plan(from: start, to: after, after: renames)
        plan.leadingRenames = renames
        var reverse = try loader.plan(from: after, to: start, restoringNames: true)
        reverse.trailingRenames = renames.reversed().map(\.inverse)
        return Comparison(
            source: before, target: after, plan: plan, reverse: reverse,
            unclearRenames: LossGate(dialect: loader.dialect, request: request).unclear(plan))
    }

    /// The SQL of the way from the first schema to the second; empty where nothing differs.
    ///
    /// - Parameter database: A database in which to count what would be lost.
    /// - Throws: ``MigrationError/losses(_:)`` and ``MigrationError/unclearRenames(_:)`` where the request does not
    ///   answer for them.
    public func sql(
        for comparison: Comparison, request: ChangeRequest = ChangeRequest(), database: DatabaseURL? = nil
    ) async throws(MigrationError) -> String {
        try await loader.check(comparison.plan, request, countingIn: database)
        return SQLText.transactions(try loader.script(for: comparison.plan))
    }

    /// The SQL of the way back; empty where nothing differs. What it loses was never in the first schema.
    public func reverseSQL(for comparison: Comparison) async throws(MigrationError) -> String {
        SQLText.transactions(try loader.script(for: comparison.reverse))
    }
}

extension CatalogLoader {
    /// Lets a plan through, or says how much it would lose in a database, if that can be reached.
    func check(
        _ plan: Plan, _ request: ChangeRequest, countingIn database: DatabaseURL?
    ) async throws(MigrationError) {
        var connection: (any DatabaseConnection)?
        if let database, !plan.losses.isEmpty {
            connection = try? await dialect.connect(to: database, mode: .read)
        }
        do throws(MigrationError) {
            try await LossGate(dialect: dialect, request: request).check(plan, countingOn: connection)
            await connection?.close()
        } catch {
            await connection?.close()
            throw error
        }
    }

    /// The objects in which two catalogs differ, by the planner's judgement; empty where they are equal.
    func differences(from found: Catalog, to expected: Catalog) throws(MigrationError) -> [String] {
        try plan(from: found, to: expected).changes.map { change in
            switch change {
            case .create(let object, _): "\(object.kind) \(dialect.display(object.id.path)) is missing"
            case .drop(let object, _):
                "\(object.kind) \(dialect.display(object.id.path)) is there and should not be"
            case .rename(let from, let to):
                "\(from.kind) \(dialect.display(from.id.path)) should be named \(dialect.display(to.id.path))"
            case .alter(let from, let to): describe(from, to)
            }
        }
    }

    private func describe(_ found: CatalogObject, _ expected: CatalogObject) -> String {
        let details = expected.differences(from: found).sorted().map { name in
            let values = [found, expected].map { $0.attributes[name]?.description ?? "none" }
            return "\(name) is \(values[0]) and should be \(values[1])"
        }
        return "\(found.kind) \(dialect.display(found.id.path)): \(details.joined(separator: ", "))"
    }
}
