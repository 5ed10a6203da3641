import VarveDeclaration

/// A project, which owns webhooks.
public struct Project: Table {
    public static let name = "projects"

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let name = Column<String>("name", .varchar(255))
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}
}

/// An application, by which a webhook can be filtered.
public struct Application: Table {
    public static let name = "app_db"

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let projectID = Column<UUID>("project_id").references(\Project.id, onDelete: .cascade)
    public let name = Column<String>("app_name", .varchar(255))
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(projectID)
    }
}

/// A person, who may have made a webhook.
public struct User: Table {
    public static let name = "users"

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let email = Column<String>("email", .varchar(320)).unique()
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}
}
