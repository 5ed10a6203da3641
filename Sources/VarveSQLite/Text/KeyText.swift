/// The keys of indexes, primary keys and unique constraints.
enum KeyText {
    /// A key in normal form: an expression with its collation and direction, without the ASC that goes without saying.
    static func normal(_ tokens: ArraySlice<Token>, _ form: NormalForm) -> NormalForm.Result {
        form.text(of: tokens.last?.isWord("ASC") == true ? tokens.dropLast() : tokens)
    }

    /// A key of a constraint: a bare column is its name, anything more is SQL.
    static func column(_ tokens: ArraySlice<Token>, _ form: NormalForm) -> NormalForm.Result {
        var result = normal(tokens, form)
        if tokens.count == 1 || tokens.count == 2 && tokens.last?.isWord("ASC") == true,
            let column = result.columns.first
        {
            result.text = column
        }
        return result
    }

    /// A key of a constraint as it stands in SQL.
    static func sql(_ key: String, columns: some Collection<String>) -> String {
        columns.contains(key) ? Quoting.identifier(key) : key
    }
}
