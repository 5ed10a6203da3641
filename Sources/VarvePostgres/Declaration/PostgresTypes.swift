import VarveDeclaration

/// What PostgreSQL has for each declared type.
enum PostgresTypes {
    /// The type's name; `nil` where the declaration gives none for PostgreSQL.
    static func name(of type: DataType) -> String? {
        switch type {
        case .int16: "smallint"
        case .int32: "integer"
        case .int64: "bigint"
        case .double: "double precision"
        case .decimal(let precision?, let scale): "numeric(\(precision), \(scale ?? 0))"
        case .decimal(nil, _): "numeric"
        case .text: "text"
        case .varchar(let limit): "character varying(\(limit))"
        case .boolean: "boolean"
        case .uuid: "uuid"
        case .timestamp: "timestamp with time zone"
        case .bytes: "bytea"
        case .json: "jsonb"
        case .enumeration(let words): PostgresFragments.name(of: words)
        case .array(let element): name(of: element).map { $0 + "[]" }
        case .native(let name, _): name
        }
    }
}
