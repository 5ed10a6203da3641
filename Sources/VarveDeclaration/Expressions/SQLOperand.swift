/// Something that stands in an expression: a column, or an expression of columns.
public protocol SQLOperand<Value>: Sendable {
    /// What it yields.
    associatedtype Value: ColumnValue

    /// Its SQL, complete enough to be an operand of any operator.
    var fragment: SQLFragment { get }
}

extension SQLOperand {
    /// The operand as it is compared and calculated with.
    var comparable: SQLFragment { Value.Base.comparable(fragment) }
}

/// An expression over the columns of a table.
public struct SQLExpression<Value: ColumnValue>: SQLOperand {
    /// The expression without parentheses around it.
    public let content: SQLFragment

    /// Whether the expression needs none, as a function call does.
    let isAtom: Bool

    /// Takes SQL as it is; columns can stand in it: `SQLExpression<Int>("cardinality(\(tags))")`.
    public init(_ content: SQLFragment) {
        self.init(content, isAtom: false)
    }

    init(_ content: SQLFragment, isAtom: Bool) {
        self.content = content
        self.isAtom = isAtom
    }

    public var fragment: SQLFragment {
        isAtom ? content : SQLFragment([.sql("(")] + content.parts + [.sql(")")])
    }
}

/// An expression that is true, false or unknown.
public typealias Condition = SQLExpression<Bool>

extension SQLExpression {
    static func infix(_ left: SQLFragment, _ operation: String, _ right: SQLFragment) -> Self {
        Self(SQLFragment(left.parts + [.sql(" \(operation) ")] + right.parts), isAtom: false)
    }

    static func call(_ function: String, _ arguments: SQLFragment...) -> Self {
        Self(
            SQLFragment([.sql("\(function)(")] + SQLFragment.list(arguments).parts + [.sql(")")]),
            isAtom: true)
    }
}

extension SQLFragment {
    static func list(_ items: [SQLFragment]) -> SQLFragment {
        SQLFragment(Array(items.map(\.parts).joined(separator: [.sql(", ")])))
    }

    static func literal(_ literal: SQLLiteral) -> SQLFragment { SQLFragment([.literal(literal)]) }
}
