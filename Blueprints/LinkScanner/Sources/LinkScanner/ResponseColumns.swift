import VarveDeclaration

/// What is kept of a server's answer: everything but its content.
public struct ResponseColumns: ColumnGroup {
    public let contentHash = Column<String>("content_hash").comment(
        "SHA-256, 64 lower-case hexadecimal digits")
    public let httpStatus = Column<Int?>("http_status")
    public let httpHeaders = Column<JSON<[String: String]>>("http_headers").default(json: "{}")
    public let contentType = Column<String>("content_type")

    public init() {}
}

extension Column<String> {
    /// Whether the text is a SHA-256 as it is usually written: 64 lower-case hexadecimal digits.
    public var isSHA256: Condition {
        length == 64 && consists(of: "0123456789abcdef")
    }
}
