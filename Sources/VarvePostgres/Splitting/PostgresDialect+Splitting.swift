import VarveDatabase

extension PostgresDialect {
    /// Splits a script at its semicolons as psql does, by the tokens of the server's own scanner.
    ///
    /// The scanner and not the parser decides, because libpg_query's grammar is that of one version, while a
    /// server of any version may take the script.
    ///
    /// - Throws: ``DatabaseError`` where a quote, comment or dollar quote has no end, and for what only psql
    ///   understands.
    public func split(_ script: SQLScript) throws(DatabaseError) -> [ScriptStatement] {
        var splitter = try ScriptSplitter(script.text)
        return try splitter.statements()
    }
}
