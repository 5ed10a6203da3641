import VarveDatabase

/// The statements that make a schema in an empty database, and how they are to be run.
struct Recipe: Sendable {
    /// A statement and where it comes from.
    struct Item: Sendable {
        let statement: ScriptStatement
        let script: SQLScript?
    }

    /// Statements that share a transaction, as far as they can.
    struct Part: Sendable {
        var items: [Item]
        /// Whether a failure may be for want of a commit in between, so that another way is worth trying.
        var isDivisible: Bool
    }

    private(set) var parts: [Part] = []

    /// What is run before all, outside of a transaction.
    var preamble: [String] = []

    /// Whether the statements alone tell what comes out.
    var isCacheable = true

    /// Nothing to run.
    init() {}

    /// Statements without a file, read by their dialect, all in one transaction.
    init(_ statements: [ScriptStatement], isDivisible: Bool) {
        parts = [Part(items: statements.map { Item(statement: $0, script: nil) }, isDivisible: isDivisible)]
    }

    /// Statements without a file, all in one transaction.
    init(statements: [String], isDivisible: Bool = false) {
        let items = statements.map { Item(statement: ScriptStatement(sql: $0, offset: 0), script: nil) }
        parts = [Part(items: items, isDivisible: isDivisible)]
    }

    /// Adds statements.
    mutating func append(_ part: Part) { parts.append(part) }

    /// All statements in order.
    var statements: [ScriptStatement] { parts.flatMap(\.items).map(\.statement) }

    /// The recipe with only some of its statements.
    func keeping(_ isKept: (ScriptStatement) -> Bool) -> Recipe {
        var recipe = self
        for index in recipe.parts.indices { recipe.parts[index].items.removeAll { !isKept($0.statement) } }
        recipe.parts.removeAll(where: \.items.isEmpty)
        return recipe
    }

    /// What the result depends on.
    var key: [String] {
        let start = preamble.isEmpty ? [] : ["preamble"] + preamble
        return start + parts.flatMap { part in ["part"] + part.items.map(\.statement.sql) }
    }

    /// PostgreSQL goes through all locks of a transaction at each statement's end, so a schema of thousands of tables in
    /// one transaction would take time in the square of their number.
    private static let statementsInTransaction = 500

    /// Runs each part in a transaction where that is possible, or in several where it is known of every statement that
    /// it does not see the difference.
    func run(on connection: any DatabaseConnection) async throws(MigrationError) {
        try await prepare(connection)
        let limit = canBeLoadedInPart ? Self.statementsInTransaction : Int.max
        for part in parts {
            if part.items.contains(where: \.statement.controlsTransaction) {
                try await part.items.run(on: connection)
            } else {
                for slice in part.slices(of: limit) {
                    try await slice.runAtomically(on: connection, part: part)
                }
            }
        }
    }

    /// Runs each statement in a transaction of its own.
    func runOneByOne(on connection: any DatabaseConnection) async throws(MigrationError) {
        try await prepare(connection)
        for part in parts { try await part.items.run(on: connection) }
    }

    private func prepare(_ connection: any DatabaseConnection) async throws(MigrationError) {
        do {
            try await connection.execute(preamble.map { Statement($0) })
        } catch {
            throw .database(error)
        }
    }
}

extension Recipe.Part {
    /// The statements cut where one refuses transactions, and after so many.
    fileprivate func slices(of limit: Int) -> [[Recipe.Item]] {
        var slices: [[Recipe.Item]] = [[]]
        for item in items {
            if item.statement.refusesTransaction {
                slices += [[item], []]
            } else if slices[slices.count - 1].count == limit {
                slices.append([item])
            } else {
                slices[slices.count - 1].append(item)
            }
        }
        return slices.filter { !$0.isEmpty }
    }
}

extension [Recipe.Item] {
    fileprivate func run(on connection: any DatabaseConnection) async throws(MigrationError) {
        do {
            try await connection.execute(map { Statement($0.statement.sql) })
        } catch {
            throw failure(error, index: error.statementIndex)
        }
    }

    fileprivate func runAtomically(
        on connection: any DatabaseConnection, part: Recipe.Part
    ) async throws(MigrationError) {
        if count == 1 { return try await run(on: connection) }
        do {
            try await connection.execute(["BEGIN"] + map { Statement($0.statement.sql) } + ["COMMIT"])
        } catch {
            try? await connection.execute("ROLLBACK")
            let isFirst = part.isDivisible && error.code != .syntax
            throw failure(error, index: error.statementIndex.map { $0 - 1 }, isFirstAttempt: isFirst)
        }
    }

    private func failure(_ error: DatabaseError, index: Int?, isFirstAttempt: Bool = false) -> MigrationError
    {
        guard let index, indices.contains(index) else { return .database(error) }
        let item = self[index]
        var failure = ScriptFailure(
            location: item.script?.location(atOffset: item.statement.offset + (error.offset ?? 0)),
            statement: item.statement.sql, error: error, outcome: "")
        failure.isFirstAttempt = isFirstAttempt
        return .failed(failure)
    }
}
