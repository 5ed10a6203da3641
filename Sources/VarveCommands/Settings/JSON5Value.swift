/// A value in a JSON5 file, with its place.
struct JSON5Value: Sendable, Equatable {
    /// What the value is.
    enum Content: Sendable, Equatable {
        case null
        case flag(Bool)
        case number(Double)
        case text(String)
        case list([JSON5Value])
        case object([JSON5Member])
    }

    /// What the value is.
    let content: Content
    /// Where it begins, as a count of UTF-8 bytes.
    let offset: Int
}

/// A key of an object with its value.
struct JSON5Member: Sendable, Equatable {
    /// The key.
    let key: String
    /// Where the key begins, as a count of UTF-8 bytes.
    let offset: Int
    /// The value.
    let value: JSON5Value
}

/// A text that is no JSON5.
struct JSON5Error: Error, Equatable {
    /// What is wrong.
    let message: String
    /// Where, as a count of UTF-8 bytes.
    let offset: Int
}
