import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Tries a plan on a scratch database that holds its source, up and down again.
struct Proof: Sendable {
    /// What one migration runs.
    struct Halves: Sendable {
        let up: [StatementGroup]
        var down: [StatementGroup]
    }

    let loader: CatalogLoader
    let comparison: Comparison

    /// Runs each group, looks at what came of it, and works out and runs the way back of each.
    ///
    /// - Throws: ``MigrationError/proofFailed(_:)`` where the end is not the target, or the way back doesn't end where
    ///   it began.
    func halves(
        of groups: [StatementGroup], on connection: any DatabaseConnection
    ) async throws(MigrationError) -> [Halves] {
        var states = [comparison.source]
        for group in groups {
            try await Recipe(statements: group.statements).run(on: connection)
            states.append(try await loader.introspect(connection))
        }
        try require(states[states.count - 1], equals: comparison.target, direction: .up)
        var halves = groups.map { Halves(up: [$0], down: []) }
        for index in groups.indices.reversed() {
            halves[index].down = try loader.script(for: try wayBack(to: index, states: states))
            for group in halves[index].down {
                try await Recipe(statements: group.statements).run(on: connection)
            }
            let found = try await loader.introspect(connection)
            try require(found, equals: states[index], direction: .down)
        }
        return halves
    }

    private func wayBack(to index: Int, states: [Catalog]) throws(MigrationError) -> Plan {
        guard index == 0 else {
            return try loader.plan(from: states[index + 1], to: states[index], restoringNames: true)
        }
        // The renames stand in the first migration. Its way back ends with undoing them.
        var plan = try loader.plan(
            from: states[1], to: comparison.plan.source, restoringNames: true)
        plan.trailingRenames = comparison.reverse.trailingRenames
        return plan
    }

    private func require(
        _ found: Catalog, equals expected: Catalog, direction: MigrationDirection
    ) throws(MigrationError) {
        let differences = try loader.differences(from: found, to: expected)
        guard differences.isEmpty else {
            throw .proofFailed(ProofFailure(direction: direction, differences: differences))
        }
    }
}
