extension SQLOperand where Value.Base == Bool {
    /// Whether both hold.
    public static func && <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Bool {
        .infix(left.fragment, "AND", right.fragment)
    }

    /// Whether one of them holds.
    public static func || <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Bool {
        .infix(left.fragment, "OR", right.fragment)
    }

    /// Whether it does not hold.
    public static prefix func ! (operand: Self) -> Condition {
        Condition(SQLFragment([.sql("NOT ")] + operand.fragment.parts))
    }
}
