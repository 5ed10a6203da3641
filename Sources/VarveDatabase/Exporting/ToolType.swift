import VarveCatalog

/// A column's type in the words of another tool.
public indirect enum ToolType: Hashable, Sendable {
    /// A word of the tool with its arguments, as they stand in its language: `String` and `255`.
    ///
    /// - Parameters:
    ///   - word: The class or function.
    ///   - arguments: What it takes.
    ///   - module: Where it comes from, where that is not the tool's main module.
    ///   - holding: The type of its values in the tool's language: `str`.
    case word(String, arguments: [String] = [], module: String? = nil, holding: String)
    /// An enumerated type of the database.
    case enumeration(ObjectID)
    /// A list of another type.
    case list(ToolType)
    /// A type that the tool has no word for, by its name in SQL.
    case native(String, holding: String)
}
