/// Collects the rules of a table, one on each line.
@resultBuilder
public enum RulesBuilder {
    public static func buildExpression<Stated: TableRule>(_ rule: Stated) -> [Rule] { [rule.rule] }

    public static func buildExpression(_ rules: [Rule]) -> [Rule] { rules }

    @available(*, unavailable, message: "a condition alone is no rule; write Check(…) around it")
    public static func buildExpression(_ condition: Condition) -> [Rule] { [] }

    public static func buildBlock(_ rules: [Rule]...) -> [Rule] { Array(rules.joined()) }

    public static func buildOptional(_ rules: [Rule]?) -> [Rule] { rules ?? [] }

    public static func buildEither(first rules: [Rule]) -> [Rule] { rules }

    public static func buildEither(second rules: [Rule]) -> [Rule] { rules }

    public static func buildArray(_ rules: [[Rule]]) -> [Rule] { Array(rules.joined()) }
}
