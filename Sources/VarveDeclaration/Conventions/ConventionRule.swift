/// A rule of ``Conventions``. Its raw value names it in findings and settings.
public enum ConventionRule: String, Sendable, Hashable, CaseIterable {
    case tableName = "table-name"
    case snakeCase = "snake-case"
    case foreignKeyName = "foreign-key-name"
    case keyType = "key-type"
    case timestampType = "timestamp-type"
    case jsonType = "json-type"
    case requiredColumn = "required-column"
    case foreignKeyIndex = "foreign-key-index"
    case onDelete = "on-delete"
    case hashedSecret = "hashed-secret"
}
