import VarveDeclaration

/// Who runs a model.
public enum AIProvider: String, DatabaseEnum {
    public static let typeName = "ai_provider"

    case gemini
    case openAI = "openai"
}

/// How a call ended.
public enum AICallStatus: String, DatabaseEnum {
    public static let typeName = "ai_call_status"

    case success
    case error
}

/// What time a budget is for.
public enum BudgetPeriod: String, DatabaseEnum {
    public static let typeName = "budget_period"

    case daily
    case monthly
}

/// A call of a model and what it cost.
public struct AIUsageLog: Table {
    public static let name = "ai_usage_logs"
    public static let comment = "A call of a model and what it cost."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String?>("user_id").references(\User.id, onDelete: .setNull)
    public let provider = Column<AIProvider>("provider")
    public let model = Column<String>("model")
    public let feature = Column<String>("feature")
    public let inputTokens = Column<Int>("input_tokens").default(0)
    public let outputTokens = Column<Int>("output_tokens").default(0)
    public let costUSD = Column<Double>("cost_usd").default(0)
    public let latencyMilliseconds = Column<Int?>("latency_ms")
    public let status = Column<AICallStatus>("status").default(.success)
    public let errorMessage = Column<String?>("error_message")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(inputTokens >= 0)
        Check(outputTokens >= 0)
        Check(sql: "\(costUSD) >= 0")
        Check(latencyMilliseconds >= 0)
        Index(userID, createdAt, name: "idx_ai_usage_logs_user_id")
        Index(provider, name: "idx_ai_usage_logs_provider")
        Index(feature, name: "idx_ai_usage_logs_feature")
        Index(createdAt, name: "idx_ai_usage_logs_created_at")
    }
}

/// What a user, or everybody together, may spend on models.
public struct AICostBudget: Table {
    public static let name = "ai_cost_budgets"
    public static let comment = "What a user, or everybody together, may spend on models."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String?>("user_id").references(\User.id, onDelete: .cascade)
    public let provider = Column<AIProvider?>("provider")
    public let period = Column<BudgetPeriod>("period")
    public let limitUSD = Column<Double>("limit_usd")
    public let alertThreshold = Column<Double>("alert_threshold").default(0.8)
    public let isActive = Column<Bool>("is_active").default(true)
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(sql: "\(limitUSD) > 0")
        Check(sql: "\(alertThreshold) BETWEEN 0 AND 1")
        Index(userID, name: "idx_ai_cost_budgets_user_id")
        Index(provider, name: "idx_ai_cost_budgets_provider")
    }
}
