extension SQLOperand {
    /// Whether both are equal.
    public static func == (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, "=", .literal(right.literal))
    }

    /// Whether both are equal.
    public static func == <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "=", right.comparable)
    }

    /// Whether both differ.
    public static func != (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, "<>", .literal(right.literal))
    }

    /// Whether both differ.
    public static func != <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "<>", right.comparable)
    }

    /// Whether the left is less.
    public static func < (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, "<", .literal(right.literal))
    }

    /// Whether the left is less.
    public static func < <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "<", right.comparable)
    }

    /// Whether the left is at most the right.
    public static func <= (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, "<=", .literal(right.literal))
    }

    /// Whether the left is at most the right.
    public static func <= <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, "<=", right.comparable)
    }

    /// Whether the left is greater.
    public static func > (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, ">", .literal(right.literal))
    }

    /// Whether the left is greater.
    public static func > <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, ">", right.comparable)
    }

    /// Whether the left is at least the right.
    public static func >= (left: Self, right: Value.Base) -> Condition {
        .infix(left.comparable, ">=", .literal(right.literal))
    }

    /// Whether the left is at least the right.
    public static func >= <Other: SQLOperand>(left: Self, right: Other) -> Condition
    where Other.Value.Base == Value.Base {
        .infix(left.comparable, ">=", right.comparable)
    }
}
