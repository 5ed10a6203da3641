extension SQLOperand where Value.Base == String {
    /// The number of characters.
    public var length: SQLExpression<Int> { .call("length", fragment) }

    /// The text in lower case; SQLite knows only the letters of ASCII.
    public var lowercased: SQLExpression<String> { .call("lower", fragment) }

    /// Whether the text matches a pattern of SQL: `%` stands for any text, `_` for any character.
    /// SQLite takes upper and lower case of ASCII letters for the same here; PostgreSQL does not.
    public func like(_ pattern: String) -> Condition { .infix(fragment, "LIKE", .literal(pattern.literal)) }

    /// Whether the text has no other characters than these: `hash.consists(of: "0123456789abcdef")`.
    public func consists(of characters: String) -> Condition {
        // What remains when these characters are taken from both ends is empty exactly then, in every database.
        .infix(
            SQLExpression<String>.call("trim", fragment, .literal(characters.literal)).fragment, "=",
            .literal(.text("")))
    }
}
