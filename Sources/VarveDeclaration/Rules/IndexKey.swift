/// Something that an index can be over: a column, an expression, or one of these with a direction.
public protocol IndexKey: Sendable {
    /// The key's value.
    var key: DeclaredIndex.Key { get }
}

extension Column: IndexKey {
    public var key: DeclaredIndex.Key { DeclaredIndex.Key(fragment) }
}

extension SQLExpression: IndexKey {
    public var key: DeclaredIndex.Key { DeclaredIndex.Key(content) }
}

extension SQLFragment: IndexKey {
    public var key: DeclaredIndex.Key { DeclaredIndex.Key(self) }
}

/// A key of an index with more said of it.
public struct OrderedKey: IndexKey {
    public let key: DeclaredIndex.Key
}

/// A key of an index as the database takes it: `VerbatimKey("lower(email) COLLATE \"C\" DESC")`.
public struct VerbatimKey: IndexKey {
    public let key: DeclaredIndex.Key

    /// Takes SQL as it is.
    public init(_ sql: SQLFragment) {
        var key = DeclaredIndex.Key(sql)
        key.isVerbatim = true
        self.key = key
    }
}

extension IndexKey {
    /// The key with greater values first.
    public var descending: OrderedKey {
        var key = key
        key.isDescending = true
        return OrderedKey(key: key)
    }

    /// The key with what the database takes after it: `.with("gin_trgm_ops")`, `.with("COLLATE NOCASE")`.
    public func with(_ modifiers: String) -> OrderedKey {
        var key = key
        key.modifiers = modifiers
        return OrderedKey(key: key)
    }
}
