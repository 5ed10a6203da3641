/// All that is declared for a database: the argument of `VarveCommands.run(schema:)`.
///
/// ```swift
/// let schema = Schema(modules: [Identity.self, Scans.self])
/// ```
public struct Schema: Sendable {
    let modules: [any SchemaModule.Type]
    let tables: [any Table.Type]
    let statements: [DeclaredSQL]

    /// Collects modules. Those that they depend on come along.
    public init(modules: [any SchemaModule.Type], statements: [DeclaredSQL] = []) {
        self.modules = modules
        self.tables = []
        self.statements = statements
    }

    /// Collects tables.
    ///
    /// - Parameters:
    ///   - tables: The tables, in any order.
    ///   - statements: SQL for what has no Swift form: `.sql("CREATE VIEW …")`.
    public init(tables: [any Table.Type], statements: [DeclaredSQL] = []) {
        self.modules = []
        self.tables = tables
        self.statements = statements
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
