import VarveDeclaration

extension DeclaredIndex.Key {
    /// The key that a database describes by a text: a column, with or without a direction, or else an expression
    /// that is kept as it is.
    ///
    /// - Parameters:
    ///   - text: The key in the database's own words.
    ///   - columns: The columns of the table.
    ///   - quoted: How the database quotes a name.
    package init(describing text: String, columns: [String], quoted: (String) -> String) {
        for column in columns {
            let spellings = [column, quoted(column)]
            if spellings.contains(text) {
                self.init(SQLFragment([.column(column)]))
                return
            }
            if spellings.contains(where: { text == $0 + " DESC" }) {
                self.init(SQLFragment([.column(column)]), isDescending: true)
                return
            }
        }
        self.init(SQLFragment(sql: text))
        isVerbatim = true
    }
}
