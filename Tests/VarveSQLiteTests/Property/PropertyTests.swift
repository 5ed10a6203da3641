import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveSQLite

@Suite struct PropertyTests {
    @Test func everyPlanLeadsThereAndBack() async throws {
        let run = PropertyRun(defaultCount: 200)
        print("SQLite property test: PROPERTY_SEED=\(run.seed) PROPERTY_PAIRS=\(run.count)")
        var withRows = 0
        for number in 0..<run.count {
            let pair = SchemaPair(seed: run.seed &+ UInt64(number))
            let outcome = await PairTrial(pair).outcome()
            switch outcome {
            case .fine: withRows += 1
            case .refusedRows: break
            case .failed(let reason):
                let smallest = await shrink(pair, smaller: \.smaller) { await PairTrial($0).fails() }
                let message = await PairTrial(smallest).report()
                Issue.record(
                    "PROPERTY_SEED=\(run.seed &+ UInt64(number)) PROPERTY_PAIRS=1\n\(reason)\n\(smallest)\n\(message)"
                )
                return
            }
        }
        // Rows may stand in the way of a new constraint, but seldom.
        print("SQLite property test: \(withRows) of \(run.count) with rows")
        #expect(withRows * 2 >= run.count)
    }
}

/// One pair, tried out on a file.
struct PairTrial {
    enum Outcome {
        case fine
        /// The rows can't be in the other schema; without rows all went well.
        case refusedRows
        case failed(String)
    }

    struct Failure: Error { let reason: String }

    let pair: SchemaPair
    let dialect = SQLiteDialect()

    init(_ pair: SchemaPair) {
        self.pair = pair
    }

    func fails() async -> Bool {
        if case .failed = await outcome() { true } else { false }
    }

    func report() async -> String {
        if case .failed(let reason) = await outcome() { reason } else { "does not fail any more" }
    }

    func outcome() async -> Outcome {
        do {
            do {
                try await run(hasRows: true)
                return .fine
            } catch let error as DatabaseError
                where error.code == .constraint && !(error.nativeCode?.contains("FOREIGN") ?? false)
            {
                try await run(hasRows: false)
                return .refusedRows
            }
        } catch let failure as Failure {
            return .failed(failure.reason)
        } catch {
            return .failed("\(error)\n\((error as? DatabaseError)?.statement ?? "")")
        }
    }

    private func run(hasRows: Bool) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/p.db"
        let first = try await Wanted(pair.first, dialect)
        let second = try await Wanted(pair.target, dialect)
        let start = try await renamed(first.catalog)
        let empty = Catalog(dialect: dialect.name)
        let making = try dialect.script(
            for: Planner(rules: dialect.rules).plan(from: empty, to: first.catalog))
        // Triggers come after the rows, which they would change.
        let statements = making.flatMap(\.statements)
        let triggers = statements.drop { !$0.hasPrefix("CREATE TRIGGER") }
        let rowStatements = hasRows ? pair.first.rowStatements : []
        try await perform(
            path, statements.dropLast(triggers.count) + rowStatements + triggers, foreignKeys: false)
        let before = try await rows(path, isSecond: false)
        let planner = Planner(rules: dialect.rules)
        // Both with and without enforcement, since a migration can't know.
        let enforces = hasRows != pair.first.tables.count.isMultiple(of: 2)
        let renames = pair.activeRenames.map(\.rename)
        for (isUp, target) in [(true, second), (false, first)] {
            var plan: Plan
            if isUp {
                plan = try planner.plan(from: start, to: target.catalog, after: renames)
                plan.leadingRenames = renames
            } else {
                plan = try planner.plan(from: second.catalog, to: start)
                plan.trailingRenames = renames.reversed().map(\.inverse)
            }
            let statements = try dialect.script(for: plan).flatMap(\.statements)
            do {
                try await perform(path, statements, foreignKeys: enforces)
            } catch let error as DatabaseError
                where error.code != .constraint || !hasRows || error.nativeCode?.contains("FOREIGN") == true
            {
                throw Failure(
                    reason:
                        "\(error)\n\(error.statement ?? "COMMIT")\nin\n\(statements.joined(separator: ";\n"))"
                )
            }
            try await check(path, target, after: statements)
            let after = try await rows(path, isSecond: isUp)
            guard after == before else {
                throw Failure(
                    reason: "rows \(before)\nbecame \(after)\nby\n\(statements.joined(separator: ";\n"))")
            }
            if hasRows, pair.isOneWay { return try await run(hasRows: false) }
        }
    }

    private func check(_ path: String, _ wanted: Wanted, after statements: [String]) async throws {
        let connection = try await connect(path)
        let target = wanted.catalog
        let catalog = try await dialect.introspect(connection)
        let planner = Planner(rules: dialect.rules)
        let rest = try planner.plan(from: catalog, to: target)
        let script = statements.joined(separator: ";\n")
        guard rest.isEmpty else {
            throw Failure(reason: "left over: \(rest.changes)\nafter\n\(script)")
        }
        let orphans = try await connection.query("PRAGMA foreign_key_check")
        guard orphans.isEmpty else {
            throw Failure(reason: "orphans: \(orphans.values)\nafter\n\(script)")
        }
        // Some versions of SQLite report NULLs in WITHOUT ROWID tables that have none.
        let health = try await connection.query("PRAGMA integrity_check").compactMap(\.first?.text)
            .filter { $0 != "ok" && !$0.hasPrefix("NULL value in ") }
        guard health.isEmpty else { throw Failure(reason: "\(health)\nafter\n\(script)") }
        try await checkVirtualTables(wanted.schema, connection, after: script)
        let programs = try await ProgramObserver.programs(connection, wanted.schema.tables)
        for (table, program) in programs {
            let difference = ProgramObserver.difference(program, wanted.programs[table] ?? [])
            guard difference.isEmpty else {
                throw Failure(reason: "the program for \(table)\n\(difference)\nafter\n\(script)")
            }
        }
        // An observer who knows nothing of catalogs.
        let fresh = try await connect(":memory:")
        let whole = try dialect.script(for: planner.plan(from: Catalog(dialect: "sqlite"), to: target))
        try await fresh.execute(whole.flatMap(\.statements).map { Statement($0) })
        let (mine, theirs) = try await (SchemaTexts.of(connection), SchemaTexts.of(fresh))
        guard mine == theirs else {
            throw Failure(
                reason:
                    "schema text\n\(mine.subtracting(theirs))\nis not\n\(theirs.subtracting(mine))\nafter\n\(script)"
            )
        }
        let told = try await planner.plan(from: dialect.introspect(fresh), to: target)
        guard told.isEmpty else { throw Failure(reason: "written anew, left over: \(told.changes)") }
        await connection.close()
    }

    private func checkVirtualTables(
        _ schema: SchemaSpec, _ connection: any DatabaseConnection, after script: String
    ) async throws {
        for table in schema.virtuals {
            guard let statement = table.checkStatement else { continue }
            do {
                let answer = try await connection.query(Statement(statement)).first?.first
                guard table.kind != .tree || answer?.text == "ok" else {
                    throw Failure(reason: "\(table.name): \(answer ?? .null)\nafter\n\(script)")
                }
            } catch let error as DatabaseError {
                throw Failure(reason: "\(table.name): \(error)\nafter\n\(script)")
            }
        }
    }

    private func perform(_ path: String, _ statements: [String], foreignKeys: Bool) async throws {
        let connection = try await connect(path)
        try await connection.execute("PRAGMA synchronous = OFF")
        try await connection.execute(Statement("PRAGMA foreign_keys = \(foreignKeys ? "ON" : "OFF")"))
        try await connection.execute("BEGIN IMMEDIATE")
        try await connection.execute(statements.map { Statement($0) })
        try await connection.execute("COMMIT")
        await connection.close()
    }

    /// The catalog of the first schema after the renames.
    private func renamed(_ catalog: Catalog) async throws -> Catalog {
        guard !pair.activeRenames.isEmpty else { return catalog }
        var plan = Plan(source: catalog, target: catalog, changes: [])
        plan.trailingRenames = pair.activeRenames.map(\.rename)
        let connection = try await connect(":memory:")
        let statements = try pair.first.sql + dialect.script(for: plan).flatMap(\.statements)
        try await connection.execute(statements.map { Statement($0) })
        let renamed = try await dialect.introspect(connection)
        await connection.close()
        return renamed
    }

    /// The rows that both schemas have room for, by the tables' names in the first.
    private func rows(_ path: String, isSecond: Bool) async throws -> [String: [[DatabaseValue]]] {
        let connection = try await connect(path, .read)
        var result: [String: [[DatabaseValue]]] = [:]
        func name(_ table: String) -> String { isSecond ? pair.newName(ofTable: table) : table }
        for (table, columns) in pair.commonColumns where !columns.isEmpty {
            let now = columns.map { isSecond ? pair.newName(ofColumn: $0, in: table) : $0 }
            let names = now.map(quoted).joined(separator: ", ")
            let rows = try await connection.query(
                Statement("SELECT \(names) FROM \(quoted(name(table))) ORDER BY \(names)"))
            result[table] = rows.values
        }
        for (table, columns) in pair.commonVirtualColumns {
            let names = columns.joined(separator: ", ")
            let rows = try await connection.query(
                Statement("SELECT \(names) FROM \(quoted(name(table))) ORDER BY 1"))
            result["virtual " + table] = rows.values
        }
        let sequence = try await connection.query(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'")
        if sequence.first != 0 {
            for table in pair.countingTables {
                result["sequence of " + table] = try await connection.query(
                    Statement("SELECT seq FROM sqlite_sequence WHERE name = $1", [.text(name(table))])
                ).values
            }
        }
        await connection.close()
        return result
    }
}

/// A schema, what Varve sees in it and what SQLite makes of it.
struct Wanted {
    let schema: SchemaSpec
    let catalog: Catalog
    let programs: [String: [[String]]]

    init(_ schema: SchemaSpec, _ dialect: SQLiteDialect) async throws {
        self.schema = schema
        let connection = try await connect(":memory:")
        try await connection.execute(schema.sql.map { Statement($0) })
        catalog = try await dialect.introspect(connection)
        programs = try await ProgramObserver.programs(connection, schema.tables)
        await connection.close()
    }
}
