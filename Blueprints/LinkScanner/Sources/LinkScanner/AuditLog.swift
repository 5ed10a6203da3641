import VarveDeclaration

/// The record of every access to a scanned link. Rows stay as they were written, and what was fetched is never kept.
public struct AuditLog: Table {
    public static let name = "audit_logs"
    public static let comment =
        "The record of every access to a scanned link; rows stay as they were written."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let scanJobID = Column<UUID>("scan_job_id").references(\ScanJob.id)
    public let urlAccessed = Column<String>("url_accessed", .varchar(2048))
    public let timestamp = Column<Date>("timestamp").default(.currentTimestamp)
    public let response = ResponseColumns()
    public let riskAssessmentSummary = Column<JSON<[String: String]>>("risk_assessment_summary").default(
        json: "{}")

    public init() {}

    public var rules: [Rule] {
        Check(response.contentHash.isSHA256)
        JSONShape.object.check(response.httpHeaders)
        JSONShape.object.check(riskAssessmentSummary)
        Index(scanJobID)
        Index(timestamp)
        Index(urlAccessed)
        Index(scanJobID, timestamp)
        AppendOnly()
        ForbiddenColumns(
            "content", "content_body", "body", "*_body", "html", "*_html", "dom", "dom_*", "screenshot*",
            because: "what was fetched is never kept, only its hash")
    }
}
