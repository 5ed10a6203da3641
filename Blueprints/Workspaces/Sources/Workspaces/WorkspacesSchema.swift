import VarveDeclaration

/// People, what they are told, and how they are connected.
public struct Accounts: SchemaModule {
    public init() {}

    public var tables: [any Table.Type] {
        [User.self, InboxItem.self, Relationship.self, RelationshipRequest.self]
    }
}

/// Workspaces, their rooms, and the work that is done in them.
public struct Spaces: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self]

    public init() {}

    public var tables: [any Table.Type] {
        [Workspace.self, WorkspaceMember.self, Room.self, RoomMember.self, WorkItem.self]
    }
}

/// Shared lists and public events.
public struct Gatherings: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self, Spaces.self]

    public init() {}

    public var tables: [any Table.Type] {
        [List.self, ListItem.self, ListMember.self, HostedEvent.self, EventParticipant.self]
    }
}

/// Administrators, what they may do and what they did.
public struct Administration: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self, Spaces.self]

    public init() {}

    public var tables: [any Table.Type] {
        [
            AdminUser.self, AdminWorkspaceAccess.self, AuditLog.self, AdminImportSession.self,
            AdminImportError.self, SystemSetting.self,
        ]
    }
}

/// The use of models, what it costs and what it may cost.
public struct Intelligence: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self, Administration.self]

    public init() {}

    public var tables: [any Table.Type] {
        [
            AIUsageLog.self, AICostBudget.self, AIProviderSettings.self, AIProviderKey.self,
            DailyLogSummary.self,
        ]
    }
}

/// Threads with strangers, their messages, and who is connected at the moment.
public struct Conversations: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Accounts.self, Spaces.self]

    public init() {}

    public var tables: [any Table.Type] {
        [
            Thread.self, ThreadInvite.self, ThreadParticipant.self, ThreadMessage.self,
            ThreadMessageDelivery.self, LiveConnection.self, Attachment.self,
        ]
    }
}

/// What can be found, and what is counted.
public struct Insights: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [
        Accounts.self, Spaces.self, Conversations.self,
    ]

    public init() {}

    public var tables: [any Table.Type] {
        [SearchDocument.self, AnalyticsEvent.self, AnalyticsDailyCount.self]
    }

    public var statements: [DeclaredSQL] { SearchIndex.statements }
}

/// The whole database of the workspaces.
public let workspaces = Schema(modules: [
    Accounts.self, Spaces.self, Gatherings.self, Administration.self, Intelligence.self, Conversations.self,
    Insights.self,
])
