#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How long rows are kept. Nothing happens by itself: `varve retain` removes older ones, in small batches, and
/// `varve retain --install` has the database do so.
///
/// ```swift
/// Retention(createdAt, keep: .days(30), where: status.in([.delivered, .failed]))
/// ```
public struct Retention: TableRule {
    public let rule: Rule

    /// States how long rows are kept.
    ///
    /// - Parameters:
    ///   - column: The column with the instant from which a row's age counts. An index on it keeps batches quick.
    ///   - period: How old a row may become. One that is exactly as old stays.
    ///   - condition: The condition that rows meet which may be removed; all may where it is left out.
    ///   - batch: How many rows are removed in one transaction, 1 to 100,000.
    public init<Value: ColumnValue>(
        _ column: Column<Value>, keep period: RetentionPeriod, where condition: Condition? = nil,
        batch: Int = DeclaredRetention.usualBatch
    ) where Value.Base == Date {
        rule = Rule(
            .retention(
                DeclaredRetention(
                    column: column.name, period: period, condition: condition?.content, batch: batch)))
    }
}
