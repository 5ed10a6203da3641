import VarveDeclaration

/// What a summary is of.
public enum LogType: String, DatabaseEnum {
    public static let typeName = "log_type"

    case aiUsage = "ai_usage"
    case audit
}

/// What the logs of one day come to.
public struct DailyLogSummary: Table {
    public static let name = "daily_log_summaries"
    public static let comment = "What the logs of one day come to."

    public let summaryDate = Column<String>("summary_date")
    public let logType = Column<LogType>("log_type")
    public let entryCount = Column<Int>("entry_count").default(0)
    public let errorCount = Column<Int>("error_count").default(0)
    public let totalCostUSD = Column<Double>("total_cost_usd").default(0)
    public let details = Column<JSON<JSONValue>>("details_json").default(json: "{}")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(summaryDate, logType)
        Check(sql: "\(summaryDate) IS date(\(summaryDate), '+0 days')")
        Check(entryCount >= 0)
        Check(errorCount >= 0)
        Check(sql: "\(totalCostUSD) >= 0")
        Check(errorCount <= entryCount)
        Index(logType, summaryDate, name: "idx_daily_log_summaries_log_type")
    }
}
