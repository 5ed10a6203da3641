import VarveDatabase

/// A file of queries with the indexes that each must use.
///
/// ```sql
/// INSERT INTO jobs (user_id) …;              -- nothing is asked of it: it makes rows to plan with
///
/// -- query: what a user has asked for
/// -- uses: jobs_user_id_created_at_idx
/// SELECT * FROM jobs WHERE user_id = $1 ORDER BY created_at DESC;
/// ```
public struct QueryFile: Sendable {
    /// A query and what is asked of it.
    public struct Query: Sendable, Hashable {
        /// What it is for, as its comment says; empty where it has none.
        public let name: String
        /// Where it stands.
        public let location: ScriptLocation
        /// The indexes that its plan must use: one of each list.
        public let expected: [[String]]

        let statement: ScriptStatement
    }

    /// The queries in order.
    public let queries: [Query]

    /// The statements that make rows, in order.
    let preparation: [ScriptStatement]
    let script: SQLScript

    /// Reads a file.
    ///
    /// - Throws: ``MigrationError`` where it can't be read or split, or names no index at all.
    public init(reading path: String, dialect: any Dialect) throws(MigrationError) {
        script = SQLScript(name: path, text: try SourceText(reading: path).text)
        var queries: [Query] = []
        var preparation: [ScriptStatement] = []
        var end = 0
        for statement in try script.split(by: dialect, outcome: "") {
            let remarks = Remarks(in: script.text.utf8.dropFirst(end).prefix(statement.offset - end))
            end = statement.offset + statement.sql.utf8.count
            guard !remarks.indexes.isEmpty else {
                preparation.append(statement)
                continue
            }
            queries.append(
                Query(
                    name: remarks.name, location: script.location(atOffset: statement.offset),
                    expected: remarks.indexes, statement: statement))
        }
        guard !queries.isEmpty else {
            throw .unreadable(
                path: path, reason: "no query in it has a comment “-- uses: INDEX” on a line before it")
        }
        self.queries = queries
        self.preparation = preparation
    }
}

extension QueryFile {
    /// What the comments before a statement say.
    private struct Remarks {
        var name = ""
        var indexes: [[String]] = []

        init(in text: Substring.UTF8View) {
            for line in SourceText.lines(of: String(Substring(text))) {
                guard let comment = LineComment(line) else { continue }
                if let name = comment.argument(after: "query:") { self.name = String(name) }
                guard let names = comment.argument(after: "uses:") else { continue }
                indexes += names.split(separator: ",").map { names in
                    names.split(separator: " or ").map { String($0.trimmingSpaces()) }
                }
            }
        }
    }
}
