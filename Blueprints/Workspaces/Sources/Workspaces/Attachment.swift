import VarveDeclaration

/// A file in object storage that is attached to a message or a work item.
public struct Attachment: Table {
    public static let name = "attachments"
    public static let comment = "A file in object storage that is attached to a message or a work item."

    public let id = Column<String>("id").primaryKey()
    public let uploadedBy = Column<String?>("uploaded_by").references(\User.id, onDelete: .setNull)
    public let messageID = Column<String?>("message_id").references(\ThreadMessage.id, onDelete: .cascade)
    public let workItemID = Column<String?>("work_item_id").references(\WorkItem.id, onDelete: .cascade)
    public let storageKey = Column<String>("storage_key").unique()
    public let fileName = Column<String>("file_name")
    public let contentType = Column<String>("content_type")
    public let byteSize = Column<Int>("byte_size")
    public let contentHash = Column<String>("content_hash")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(byteSize > 0)
        Check(contentHash.length == 64)
        Check(sql: "(\(messageID) IS NULL) <> (\(workItemID) IS NULL)")
        Index(uploadedBy, name: "idx_attachments_uploaded_by")
        Index(messageID, name: "idx_attachments_message_id")
        Index(workItemID, name: "idx_attachments_work_item_id")
        Index(contentHash, name: "idx_attachments_content_hash")
    }
}
