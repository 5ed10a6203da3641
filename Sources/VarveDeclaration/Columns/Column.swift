/// A column of a table: its name and, in its type, what it holds. `Column<Int?>` takes NULL, `Column<Int>` does not.
///
/// ```swift
/// let userID = Column<String>("user_id").references(\User.clerkUserID, onDelete: .cascade)
/// let url    = Column<String>("url", .varchar(2048))
/// ```
///
/// A column is one word: a reference to what was said of it, so that copying a table's columns stays cheap.
public struct Column<Value: ColumnValue>: ColumnProtocol {
    public let definition: ColumnDefinition

    /// Names a column.
    ///
    /// - Parameters:
    ///   - name: The name in the database.
    ///   - type: A closer type than Swift's own gives: `.varchar(40)`, `.decimal(10, 2)`, `.native(postgres: "inet")`.
    ///   - file: The file that findings name; the one at hand unless given.
    ///   - line: The line that findings name; the one at hand unless given.
    public init(
        _ name: String, _ type: ColumnType<Value> = .standard, file: StaticString = #fileID, line: Int = #line
    ) {
        self.definition = ColumnDefinition(
            DeclaredColumn(name: name, type: type.dataType, isNullable: Value.isNullable), file: file,
            line: line)
    }

    private init(_ definition: ColumnDefinition) {
        self.definition = definition
    }

    /// The same column with something more said of it.
    func adding(_ change: (inout DeclaredColumn) -> Void) -> Self {
        var declared = definition.declared
        change(&declared)
        return Self(definition.replacing(declared, definition.reference))
    }

    /// The same column with a reference.
    func adding(_ reference: LazyReference) -> Self {
        Self(definition.replacing(definition.declared, reference))
    }
}

/// A column of any type.
public protocol ColumnProtocol: SQLOperand {
    /// What was said of the column.
    var definition: ColumnDefinition { get }
}

extension ColumnProtocol {
    /// The column's name in the database.
    public var name: String { definition.declared.name }

    public var fragment: SQLFragment { SQLFragment([.column(name)]) }
}

/// What was said of a column. The column that it refers to is looked up only when the schema is put together,
/// so that tables can refer to each other and to themselves.
public final class ColumnDefinition: Sendable {
    let declared: DeclaredColumn
    let reference: LazyReference?
    /// Where the column is made.
    let file: StaticString
    let line: Int

    init(_ declared: DeclaredColumn, reference: LazyReference? = nil, file: StaticString, line: Int) {
        self.declared = declared
        self.reference = reference
        self.file = file
        self.line = line
    }

    /// The same place with something else said of it.
    func replacing(_ declared: DeclaredColumn, _ reference: LazyReference?) -> ColumnDefinition {
        ColumnDefinition(declared, reference: reference, file: file, line: line)
    }
}
