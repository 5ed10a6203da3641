import VarveDeclaration

/// How far an import has come.
public enum ImportStatus: String, DatabaseEnum {
    public static let typeName = "import_status"

    case pending
    case running
    case completed
    case failed
}

/// A bulk import and how many of its rows came in.
public struct AdminImportSession: Table {
    public static let name = "admin_import_sessions"
    public static let comment = "A bulk import and how many of its rows came in."

    public let id = Column<String>("id").primaryKey()
    public let adminID = Column<String?>("admin_id").references(\AdminUser.id, onDelete: .setNull)
    public let source = Column<String>("source")
    public let fileName = Column<String?>("file_name")
    public let status = Column<ImportStatus>("status").default(.pending)
    public let totalRows = Column<Int>("total_rows").default(0)
    public let importedRows = Column<Int>("imported_rows").default(0)
    public let failedRows = Column<Int>("failed_rows").default(0)
    public let startedAt = Column<Date?>("started_at")
    public let finishedAt = Column<Date?>("finished_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(totalRows >= 0)
        Check(importedRows >= 0)
        Check(failedRows >= 0)
        Check(sql: "\(importedRows) + \(failedRows) <= \(totalRows)")
        Index(adminID, name: "idx_admin_import_sessions_admin_id")
        Index(status, createdAt, name: "idx_admin_import_sessions_status")
    }
}

/// A row that an import could not take, and why.
public struct AdminImportError: Table {
    public static let name = "admin_import_errors"
    public static let comment = "A row that an import could not take, and why."

    public let id = Column<String>("id").primaryKey()
    public let sessionID = Column<String>("session_id").references(\AdminImportSession.id, onDelete: .cascade)
    public let rowNumber = Column<Int>("row_number")
    public let columnName = Column<String?>("column_name")
    public let message = Column<String>("message")
    public let row = Column<JSON<JSONValue>?>("row_json")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(rowNumber >= 1)
        Index(sessionID, rowNumber, name: "idx_admin_import_errors_session_id")
    }
}
