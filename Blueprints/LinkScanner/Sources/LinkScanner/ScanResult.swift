import VarveDeclaration

/// What came out of a scan; each job has at most one result.
public struct ScanResult: Table {
    public static let name = "scan_results"
    public static let comment = "What came out of a scan; each job has at most one result."

    public let jobID = Column<UUID>("job_id").primaryKey().references(\ScanJob.id, onDelete: .cascade)
    public let riskScore = Column<Int>("risk_score")
    public let categories = Column<JSON<[String]>>("categories").default(json: "[]")
    public let response = ResponseColumns()
    public let modelUsed = Column<String>("model_used")
    public let analysisMetadata = Column<JSON<[String: String]>>("analysis_metadata").default(json: "{}")
    public let reasoning = Column<String>("reasoning")
    public let indicators = Column<JSON<[String]>>("indicators").default(json: "[]")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(riskScore.between(0, and: 100))
        Check(response.contentHash.isSHA256)
        JSONShape.array.check(categories)
        JSONShape.array.check(indicators)
        JSONShape.object.check(response.httpHeaders)
    }
}
