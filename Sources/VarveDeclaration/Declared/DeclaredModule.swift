/// A part of a system that owns tables, as it was declared.
public struct DeclaredModule: Sendable, Hashable {
    /// The module's name.
    public var name: String
    /// What its tables' names begin with.
    public var prefixes: [String]
    /// The tables that are its own whatever they are called, each by its path.
    public var tables: [[String]]
    /// Whether other modules build on it and it builds on none of them.
    public var isShared: Bool
    /// The modules that it builds on, directly or through others.
    public var dependencies: Set<String>

    /// Describes a module.
    public init(
        name: String, prefixes: [String], tables: [[String]] = [], isShared: Bool = false,
        dependencies: Set<String> = []
    ) {
        self.name = name
        self.prefixes = prefixes
        self.tables = tables
        self.isShared = isShared
        self.dependencies = dependencies
    }
}
