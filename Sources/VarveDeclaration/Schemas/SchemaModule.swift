/// A part of a system that owns tables and says whose tables it builds on.
///
/// ```swift
/// struct Scans: SchemaModule {
///     static let dependencies: [any SchemaModule.Type] = [Identity.self]
///     var tables: [any Table.Type] { [ScanJob.self] }
/// }
/// ```
public protocol SchemaModule: Sendable {
    /// Makes the module; Swift writes this initialiser itself.
    init()

    /// The modules whose tables this one's tables may refer to.
    static var dependencies: [any SchemaModule.Type] { get }

    /// Whether the module is shared: other modules build on it, and it builds on none but shared ones.
    static var isShared: Bool { get }

    /// What the names of its tables begin with, where ``Conventions/tableNames`` asks for `<module>`; unless said, the
    /// type's name in small letters: `credit_notes` for `CreditNotes`.
    static var tablePrefixes: [String] { get }

    /// The tables that the module owns.
    var tables: [any Table.Type] { get }

    /// SQL for what has no Swift form: views, functions.
    var statements: [DeclaredSQL] { get }
}

extension SchemaModule {
    public static var dependencies: [any SchemaModule.Type] { [] }
    public static var isShared: Bool { false }
    public static var tablePrefixes: [String] { [SwiftNames.snakeCase(String(describing: Self.self))] }
    public var statements: [DeclaredSQL] { [] }
}
