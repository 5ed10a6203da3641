/// What the text of a CREATE TABLE says that no pragma tells.
struct TableText {
    var columns: [Column] = []
    var constraints: [Constraint] = []

    /// A column.
    struct Column {
        var name: String
        var type: ArraySlice<Token>
        var notNullConflict: String?
        var collation: String?
        var defaultValue: ArraySlice<Token>?
        var generation: (expression: ArraySlice<Token>, isStored: Bool)?
    }

    /// A constraint of a column or of the table.
    struct Constraint {
        enum Kind {
            case primaryKey([ArraySlice<Token>])
            case unique([ArraySlice<Token>])
            case check(ArraySlice<Token>)
            case foreignKey(columns: [String])
        }

        var name: String?
        var kind: Kind
        /// The column in whose definition the constraint stands.
        var column: String?
        var isAutoincrement = false
        var conflict: String?
        /// The keyword after MATCH.
        var match: String?
        var isDeferrable = false
        var isInitiallyDeferred = false
    }
}
