extension SQLOperand where Value.Base: Numeric {
    /// The sum.
    public static func + <Other: SQLOperand>(left: Self, right: Other) -> SQLExpression<Value>
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "+", right.comparable)
    }

    /// The sum.
    public static func + (left: Self, right: Value.Base) -> SQLExpression<Value> {
        .infix(left.comparable, "+", .literal(right.literal))
    }

    /// The difference.
    public static func - <Other: SQLOperand>(left: Self, right: Other) -> SQLExpression<Value>
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "-", right.comparable)
    }

    /// The difference.
    public static func - (left: Self, right: Value.Base) -> SQLExpression<Value> {
        .infix(left.comparable, "-", .literal(right.literal))
    }

    /// The product.
    public static func * <Other: SQLOperand>(left: Self, right: Other) -> SQLExpression<Value>
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "*", right.comparable)
    }

    /// The product.
    public static func * (left: Self, right: Value.Base) -> SQLExpression<Value> {
        .infix(left.comparable, "*", .literal(right.literal))
    }
}
