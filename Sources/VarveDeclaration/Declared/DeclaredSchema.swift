/// A schema as it was declared in Swift: plain values that a dialect turns into SQL.
public struct DeclaredSchema: Sendable, Hashable {
    /// The tables, in the order in which they were named.
    public var tables: [DeclaredTable]

    /// SQL that the declaration carries as it is, for what has no Swift form: views, functions.
    public var statements: [DeclaredSQL]

    /// The modules that own the tables.
    public var modules: [DeclaredModule] = []

    /// What the tables have in common, where the declaration says it.
    public var conventions: Conventions?

    /// Where in Swift tables and columns are declared.
    public var places: [DeclaredName: DeclaredPlace] = [:]

    /// Collects what was declared.
    public init(tables: [DeclaredTable] = [], statements: [DeclaredSQL] = []) {
        self.tables = tables
        self.statements = statements
    }
}
