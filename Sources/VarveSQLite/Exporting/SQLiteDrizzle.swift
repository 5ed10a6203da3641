import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Drizzle's words for SQLite.
struct SQLiteDrizzle: DrizzleVocabulary {
    var name: String { "sqlite" }

    var table: String { "sqliteTable" }

    var extraType: String { "SQLiteTableExtraConfigValue" }

    func type(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> ToolType {
        let text = column[.dataType] ?? ""
        switch SQLiteVocabulary.dataType(of: column, checks: checks) {
        case .boolean: return .word("integer", arguments: ["mode: \"boolean\""], holding: "boolean")
        case .int16, .int32, .int64: return .word("integer", holding: "number")
        case .double: return .word("real", holding: "number")
        case .varchar(let limit): return .word("text", arguments: ["length: \(limit)"], holding: "string")
        case .json: return .word("text", arguments: ["mode: \"json\""], holding: "unknown")
        case .enumeration(let words):
            let labels = words.labels.map(Self.literal)
            return .word("text", arguments: ["enum: [\(labels.joined(separator: ", "))]"], holding: "string")
        case .text, .uuid, .timestamp: return .word("text", holding: "string")
        default: break
        }
        switch text {
        case "BLOB": return .word("blob", arguments: ["mode: \"buffer\""], holding: "Buffer")
        case "NUMERIC": return .word("numeric", holding: "string")
        default: return .native(text, holding: "unknown")
        }
    }

    /// Drizzle has columns and expressions only.
    func indexKey(_ modifiers: String) -> String? { nil }

    func generation(_ kind: String) -> [String]? { ["{ mode: \"\(kind)\" }"] }

    private static func literal(_ text: String) -> String {
        let escapes = [("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n"), ("\r", "\\r")]
        return "\"" + escapes.reduce(text) { $0.replacing($1.0, with: $1.1) } + "\""
    }
}
