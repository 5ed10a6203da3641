import VarveDeclaration

// The columns that most tables have, each said once.

extension Column<UUID> {
    /// The primary key, which sorts by the time at which it was made.
    public static func pk(_ name: String = "id") -> Self { Self(name).primaryKey().default(.uuidV7) }
}

extension Column<Date> {
    /// When the row was made.
    public static var createdAt: Self { Self("created_at").default(.currentTimestamp) }

    /// When the row was last changed; with the rule `UpdatedAt` the database sees to it.
    public static var updatedAt: Self { Self("updated_at").default(.currentTimestamp) }
}

extension Column<Date?> {
    /// When the row was taken out of use; NULL while it is in use.
    public static var deletedAt: Self { Self("deleted_at") }
}

extension Column<UUID?> {
    /// The request that made the row, so that an incident can be traced.
    public static var requestID: Self { Self("request_id") }
}

extension Column<String> {
    /// How far the thing has come.
    public static func statusText(_ name: String = "status") -> Self { Self(name) }

    /// Whether the text is a SHA-256 as it is usually written: 64 lower-case hexadecimal digits.
    public var isSHA256: Condition { length == 64 && consists(of: "0123456789abcdef") }
}
