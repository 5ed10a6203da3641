import VarveDeclaration

/// What can be found.
public enum SearchKind: String, DatabaseEnum {
    public static let typeName = "search_kind"

    case workItem = "work_item"
    case thread
    case message
}

/// A text that can be found; the full-text index rests on these rows.
public struct SearchDocument: Table {
    public static let name = "search_documents"
    public static let comment = "A text that can be found; the full-text index rests on these rows."

    public let id = Column<Int>("id").primaryKey()
    public let kind = Column<SearchKind>("kind")
    public let entityID = Column<String>("entity_id")
    public let title = Column<String>("title")
    public let body = Column<String>("body").default("")

    public init() {}

    public var rules: [Rule] {
        Unique(kind, entityID)
    }
}
