/// Statements with a part that only the server knows, which completes and runs them in a DO block.
enum CompletedStatement {
    /// Runs the statement whose text an expression gives.
    static func running(_ expression: String) -> String {
        "DO " + SQLText.literal("BEGIN EXECUTE \(expression); END")
    }

    /// The expression for the text of a statement.
    ///
    /// - Parameters:
    ///   - pattern: The statement with the character NUL, which no name holds, where the part belongs.
    ///   - part: The expression that gives the part.
    static func text(_ pattern: String, with part: String) -> String {
        pattern.split(separator: "\0", omittingEmptySubsequences: false).map { SQLText.literal(String($0)) }
            .joined(separator: " || \(part) || ")
    }
}
