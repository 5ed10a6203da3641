import VarveDatabase

/// Statements as readable text.
enum SQLText {
    /// Each statement with a semicolon and a blank line between two.
    static func render(_ statements: [String]) -> String {
        statements.map(terminated).joined(separator: "\n")
    }

    /// The statements of all groups.
    static func render(_ groups: [StatementGroup]) -> String {
        render(groups.flatMap(\.statements))
    }

    /// The statements of groups for somebody to run: where there are several groups, each in a transaction of its
    /// own, since the later ones need the commit in between.
    static func transactions(_ groups: [StatementGroup]) -> String {
        guard groups.count > 1 else { return render(groups) }
        return groups.map { render(["BEGIN"] + $0.statements + ["COMMIT"]) }.joined(separator: "\n")
    }

    private static func terminated(_ statement: String) -> String {
        // Behind a comment on the last line a semicolon would be a part of it.
        statement + (mayEndInComment(statement) ? "\n;\n" : ";\n")
    }

    private static func mayEndInComment(_ statement: String) -> Bool {
        var before: UInt8?
        for byte in statement.utf8.reversed() {
            if byte == UInt8(ascii: "\n") { return false }
            if byte == UInt8(ascii: "-"), before == byte { return true }
            before = byte
        }
        return false
    }
}
