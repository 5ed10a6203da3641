import VarveCatalog

/// Columns.
struct ColumnWriter: ObjectWriter {
    let noun = "COLUMN"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let value = parts.first { $0.kind == .columnDefault }
        if let present = InheritedColumns.present(object, in: context) {
            let given = context.current[ObjectID(.columnDefault, object.id.path)]
            return ColumnAlteration(from: present, to: object, in: context).statements
                + ColumnDefaultWriter.changes(of: object, from: given?[.expression], to: value, in: context)
        }
        let expression = ColumnDefaultWriter.expressions(of: parts)[object.id.path]
        // ADD COLUMN gives heirs a NOT NULL that they are not to inherit.
        let waits = object[flag: .isNotNullNoInherit] && context.hasChildren(object.id.path.dropLast())
        var column = object
        if waits { column[flag: .isNotNull] = false }
        let clause = Self.clause(column, defaultExpression: expression)
        return ["ALTER TABLE \(object.ownerReference) ADD COLUMN \(clause)"]
            + ColumnDetailStatements.changes(from: nil, to: object, in: context)
            + (waits ? NotNullStatements.gaining(object) : NotNullStatements.completing(object))
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        // It goes with the parent's column.
        if context.descent.follows(object) { return [] }
        return DroppedParts.keepingOthers(
            object, "ALTER TABLE \(object.ownerReference) DROP COLUMN \(object.quotedName)",
            dropping: "DROP COLUMN IF EXISTS \(object.quotedName)", in: context)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        ColumnAlteration(from: old, to: new, in: context).statements
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.part("COLUMN", of: "TABLE", from: id.path, to: path)
    }

    /// A column as it stands in CREATE TABLE and ADD COLUMN.
    static func clause(_ column: CatalogObject, defaultExpression: String?) -> String {
        var words = [column.quotedName, (column[.dataType] ?? "") + ForeignOptions.clause(column)]
        if let collation = column[.collation] { words.append("COLLATE \(collation)") }
        if let generation = column[.generation] {
            let expression = SQLText.parenthesised(column[.expression] ?? "")
            words.append("GENERATED ALWAYS AS \(expression) \(generation.uppercased())")
        }
        if let identity = column[.identity] {
            words.append("GENERATED \(identity.uppercased()) AS IDENTITY")
            let options = IdentityOptions.clauses(of: column)
            if !options.isEmpty { words.append("(\(options.joined(separator: " ")))") }
        }
        if let defaultExpression { words.append("DEFAULT \(defaultExpression)") }
        if let clause = NotNullStatements.clause(column) { words.append(clause) }
        return words.joined(separator: " ")
    }
}

/// Defaults of columns.
struct ColumnDefaultWriter: ObjectWriter {
    let noun = "DEFAULT"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["\(Self.alteration(object, in: context)) SET DEFAULT \(Self.text(object))"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["\(Self.alteration(object, in: context)) DROP DEFAULT"]
    }

    /// The statements that give a column another default than the one that came with it.
    static func changes(
        of column: CatalogObject, from given: String?, to value: CatalogObject?, in context: WritingContext
    ) -> [String] {
        guard given != value?[.expression] else { return [] }
        let action = value.map { "SET DEFAULT \(text($0))" } ?? "DROP DEFAULT"
        return ["\(alteration(column, in: context)) \(action)"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        create(new, parts: [], in: context)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    /// The defaults among some objects, by the path of their column.
    static func expressions(of objects: [CatalogObject]) -> [[String]: String] {
        let defaults = objects.filter { $0.kind == .columnDefault }
        return Dictionary(defaults.map { ($0.id.path, text($0)) }) { first, _ in first }
    }

    private static func text(_ value: CatalogObject) -> String {
        FaithfulExpression.text(value[.expression] ?? "NULL")
    }

    private static func alteration(_ object: CatalogObject, in context: WritingContext) -> String {
        "\(TableReference.alteration(ofPart: object, in: context)) ALTER COLUMN \(object.quotedName)"
    }
}
