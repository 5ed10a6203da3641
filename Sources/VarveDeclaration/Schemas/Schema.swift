/// All that is declared for a database: the argument of `VarveCommands.run(schema:)`.
///
/// ```swift
/// let schema = Schema(modules: [Identity.self, Scans.self])
/// ```
public struct Schema: Sendable {
    let modules: [any SchemaModule.Type]
    let tables: [any Table.Type]
    let statements: [DeclaredSQL]
    let conventions: Conventions?

    /// Collects modules. Those that they depend on come along.
    ///
    /// - Parameters:
    ///   - modules: The modules, in any order.
    ///   - conventions: What all tables have in common.
    ///   - statements: SQL for what has no Swift form and belongs to no module.
    public init(
        modules: [any SchemaModule.Type], conventions: Conventions? = nil, statements: [DeclaredSQL] = []
    ) {
        self.modules = modules
        self.tables = []
        self.statements = statements
        self.conventions = conventions
    }

    /// Collects tables.
    ///
    /// - Parameters:
    ///   - tables: The tables, in any order.
    ///   - conventions: What all of them have in common.
    ///   - statements: SQL for what has no Swift form: `.sql("CREATE VIEW …")`.
    public init(
        tables: [any Table.Type], conventions: Conventions? = nil, statements: [DeclaredSQL] = []
    ) {
        self.modules = []
        self.tables = tables
        self.statements = statements
        self.conventions = conventions
    }
}

extension DeclaredSQL {
    /// SQL that a declaration carries as it is.
    ///
    /// - Parameters:
    ///   - sql: The statement, or several with semicolons between them.
    ///   - comesFirst: Whether it goes before the tables, which may use it.
    ///   - dialects: The databases that take it.
    public static func sql(
        _ sql: String, beforeTables comesFirst: Bool = false, on dialects: DialectSet = .all
    ) -> DeclaredSQL {
        DeclaredSQL(sql, comesFirst: comesFirst, dialects: dialects)
    }
}
