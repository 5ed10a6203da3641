extension ObjectKind {
    /// A text search parser; its functions are its ``AttributeKey/parameters``. Path: schema, name.
    public static let textSearchParser = ObjectKind(rawValue: "text search parser")

    /// A text search template; its functions are its ``AttributeKey/parameters``. Path: schema, name.
    public static let textSearchTemplate = ObjectKind(rawValue: "text search template")

    /// A text search dictionary; its options are its ``AttributeKey/parameters``. Path: schema, name.
    public static let textSearchDictionary = ObjectKind(rawValue: "text search dictionary")

    /// A text search configuration. Path: schema, name.
    public static let textSearchConfiguration = ObjectKind(rawValue: "text search configuration")
}

extension AttributeKey where Value == String {
    /// The template of a text search dictionary, as SQL.
    public static var template: Self { Self("template") }

    /// The parser of a text search configuration, as SQL.
    public static var parser: Self { Self("parser") }
}

extension AttributeKey where Value == [String] {
    /// The dictionaries that a text search configuration asks, by kind of token, each as SQL: `asciiword WITH app.words`.
    public static var mappings: Self { Self("mappings") }
}
