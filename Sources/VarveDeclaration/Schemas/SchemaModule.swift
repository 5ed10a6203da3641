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

    /// The tables that the module owns.
    var tables: [any Table.Type] { get }

    /// SQL for what has no Swift form: views, functions.
    var statements: [DeclaredSQL] { get }
}

extension SchemaModule {
    public static var dependencies: [any SchemaModule.Type] { [] }
    public var statements: [DeclaredSQL] { [] }
}
