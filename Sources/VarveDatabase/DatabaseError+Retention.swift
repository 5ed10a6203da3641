import VarveDeclaration

extension DatabaseError {
    /// A rule on how long rows are kept names a table that is not there.
    package static func retention(lacksTable rule: RetentionRule) -> DatabaseError {
        DatabaseError(
            .refused, "rows of \(rule.displayName) are to be removed, but the database has no such table",
            hint: "apply the migrations first, or correct the name")
    }

    /// A rule on how long rows are kept names a column that is not there.
    package static func retention(lacksColumn rule: RetentionRule) -> DatabaseError {
        DatabaseError(
            .refused,
            "rows of \(rule.displayName) are to be removed by the age of \(rule.retention.column), "
                + "but the table has no such column",
            hint: "apply the migrations first, or correct the name")
    }

    /// A rule on how long rows are kept names a column from which no age can be told.
    package static func retention(_ rule: RetentionRule, columnHolds content: String) -> DatabaseError {
        DatabaseError(
            .unsupported,
            "the age of a row can't be told from \(rule.displayName).\(rule.retention.column), "
                + "which holds \(content)",
            hint: "name a column that holds the instant of a row")
    }
}
