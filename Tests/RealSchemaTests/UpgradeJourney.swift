import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveMigrations

/// Takes a database with rows in it from one release of a schema to the next and back, and looks whether each is exactly what
/// it should be and the rows are still there.
struct UpgradeJourney: Sendable {
    let upgrade: Upgrade
    let server: TestServer
    let loader: CatalogLoader

    func run() async throws {
        let old = try await look(upgrade.old)
        let new = try await look(upgrade.new)
        #expect(try !loader.plan(from: old.catalog, to: new.catalog).isEmpty, "\(upgrade) is no change")
        try await travel(old, new, hasRows: true)
        if upgrade.refusal != nil || upgrade.refusalBack != nil { try await travel(old, new, hasRows: false) }
    }

    private func look(_ schema: RealSchema) async throws -> SchemaState {
        try await server.withDatabase { database in
            try await schema.make(in: database)
            return try await SchemaState(of: database, loader)
        }
    }

    private func travel(_ old: SchemaState, _ new: SchemaState, hasRows: Bool) async throws {
        try await server.withDatabase { database in
            let rows = SampleRows(catalog: old.catalog)
            if hasRows {
                try await upgrade.old.make(in: database)
                let empty = try await rows.fill(database)
                #expect(empty.isEmpty == upgrade.fillsAll, "\(upgrade): \(empty.sorted())")
            } else {
                // Without the rows that it brings along, too.
                try await database.run(script: try await Puller(loader: loader).sql(of: old.catalog))
            }
            let kept = try await rows.kept(in: new.catalog, database)
            #expect(kept.values.contains { !$0.isEmpty } == hasRows, "rows of \(upgrade)")
            if hasRows, let refusal = upgrade.refusal {
                return try await refuse(database, from: old, to: new, because: refusal, kept, isBack: false)
            }
            try await change(database, from: old, to: new, isBack: false)
            #expect(
                try await rows.kept(in: new.catalog, database) == kept, "rows of \(upgrade) on the way up")
            if hasRows, let refusal = upgrade.refusalBack {
                return try await refuse(database, from: new, to: old, because: refusal, kept, isBack: true)
            }
            try await change(database, from: new, to: old, isBack: true)
            #expect(
                try await rows.kept(in: new.catalog, database) == kept, "rows of \(upgrade) on the way down")
        }
    }

    private func change(
        _ database: LiveDatabase, from source: SchemaState, to target: SchemaState, isBack: Bool
    ) async throws {
        try await database.run(try groups(from: source, to: target, isBack: isBack))
        try await expect(target, database, "\(upgrade)")
    }

    /// The change fails for a reason, and nothing is otherwise afterwards.
    private func refuse(
        _ database: LiveDatabase, from source: SchemaState, to target: SchemaState, because reason: String,
        _ kept: [String: [String]], isBack: Bool
    ) async throws {
        let groups = try groups(from: source, to: target, isBack: isBack)
        let error = await #expect(throws: ProgramFailure.self) { try await database.run(groups) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
        try await expect(source, database, "\(upgrade), refused")
        let rows = SampleRows(catalog: source.catalog)
        #expect(try await rows.kept(in: target.catalog, database) == kept, "rows of \(upgrade), refused")
    }

    private func groups(
        from source: SchemaState, to target: SchemaState, isBack: Bool
    ) throws -> [StatementGroup] {
        try loader.script(
            for: try loader.plan(from: source.catalog, to: target.catalog, restoringNames: isBack))
    }

    private func expect(_ expected: SchemaState, _ database: LiveDatabase, _ step: String) async throws {
        let empty = try await loader.catalog(of: .empty)
        let found = try await SchemaState(of: database, loader)
        let isWhole = expected.isWhole(besides: empty) && found.isWhole(besides: empty)
        found.expect(expected, server.dialect, isWhole: isWhole, step)
    }
}
