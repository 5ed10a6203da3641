/// How long the rows of a table are kept, as it was declared.
public struct DeclaredRetention: Sendable, Hashable {
    /// The column with the instant from which a row's age counts.
    public var column: String
    /// How old a row may become.
    public var period: RetentionPeriod
    /// The condition that rows meet which may be removed; all may where it is absent.
    public var condition: SQLFragment?
    /// How many rows are removed in one transaction.
    public var batch: Int

    /// How many rows are removed in one transaction where nobody says it.
    public static let usualBatch = 1_000

    /// What a batch can be: more in one transaction would hold its locks for too long.
    public static let batches = 1...100_000

    /// Describes how long rows are kept.
    public init(
        column: String, period: RetentionPeriod, condition: SQLFragment? = nil, batch: Int = usualBatch
    ) {
        self.column = column
        self.period = period
        self.condition = condition
        self.batch = batch
    }

    /// Why the rule can't be followed; `nil` where it can.
    public var objection: String? {
        if !period.isUsable { return "rows can be kept for a minute to a thousand years, not for \(period)" }
        guard Self.batches.contains(batch) else {
            return "a batch has 1 to \(Self.batches.upperBound) rows, not \(batch)"
        }
        return nil
    }
}

/// A rule on how long rows are kept, with the table that it is for.
public struct RetentionRule: Sendable, Hashable {
    /// The table's schema, where one is named.
    public var schema: String?
    /// The table.
    public var table: String
    /// What holds for it.
    public var retention: DeclaredRetention

    /// Puts a rule and its table together.
    public init(schema: String? = nil, table: String, retention: DeclaredRetention) {
        self.schema = schema
        self.table = table
        self.retention = retention
    }

    /// The table as people write it.
    public var displayName: String { (schema.map { $0 + "." } ?? "") + table }
}

extension DeclaredSchema {
    /// The rules on how long rows are kept, in the order of the tables.
    public var retentionRules: [RetentionRule] {
        tables.flatMap { table in
            table.rules.compactMap { rule in
                guard case .retention(let retention) = rule else { return nil }
                return RetentionRule(schema: table.schema, table: table.name, retention: retention)
            }
        }
    }
}
