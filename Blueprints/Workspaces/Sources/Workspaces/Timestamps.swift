import VarveDeclaration

/// When a row was made, and when it was changed last.
public struct Timestamps: ColumnGroup {
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)

    public init() {}
}
