import VarveCatalog

/// Constraints of tables.
struct ConstraintWriter: ObjectWriter {
    let noun = "CONSTRAINT"

    func subject(_ object: CatalogObject) -> String {
        "CONSTRAINT \(object.quotedName) ON \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let follows = context.descent.follows(object)
        switch object.kind {
        case .foreignKey where follows:
            return Self.takingName(object) + WatchTrigger.changes(from: nil, to: object)
        case .check where follows && !Self.isMerged(object, in: context): return []
        case .foreignKey, .check:
            return ["ALTER TABLE \(object.ownerReference) ADD \(Self.clause(object))"]
                + WatchTrigger.changes(from: nil, to: object)
        default:
            let alteration = TableReference.alteration(ofPart: object, in: context)
            return ["\(alteration) ADD \(Self.clause(object))"]
                + IndexAttachment.statements(for: object, in: context)
                + IndexMarks.changes(from: nil, to: object, in: context)
        }
    }

    /// Whether the server takes a check that an heir has from its parent for the heir's own too, once that states it.
    private static func isMerged(_ check: CatalogObject, in context: WritingContext) -> Bool {
        guard check.origin == .both, let table = check.owner else { return false }
        return context.current[ObjectID(.partition, table.path)] == nil
    }

    /// A foreign key that came with the parent's has that one's name.
    private static func takingName(_ key: CatalogObject) -> [String] {
        guard let source = key.dependencies.first(where: { $0.kind == .foreignKey }), source.name != key.name
        else { return [] }
        return [
            "ALTER TABLE \(key.ownerReference) RENAME CONSTRAINT \(SQLText.identifier(source.name)) TO \(key.quotedName)"
        ]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        if context.descent.follows(object) { return [] }
        let marks = IndexMarks.removal(with: object, in: context)
        let statement = "ALTER TABLE \(object.ownerReference) DROP CONSTRAINT \(object.quotedName)"
        guard object.kind == .check, !object[flag: .isNoInherit] else { return marks + [statement] }
        return DroppedParts.keepingOthers(
            object, statement, dropping: "DROP CONSTRAINT IF EXISTS \(object.quotedName)", in: context)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var statements = IndexMarks.changes(from: old, to: new, in: context)
        if new.kind == .check || new.kind == .foreignKey, context.descent.follows(new) { return statements }
        if new.kind != .check, new.kind != .foreignKey {
            statements += IndexAttachment.statements(from: old, to: new, in: context)
        }
        let table = new.ownerReference
        if new.kind == .foreignKey, Self.timing(old) != Self.timing(new) {
            let timing = Self.timing(new).isEmpty ? "NOT DEFERRABLE" : Self.timing(new)
            statements.append("ALTER TABLE \(table) ALTER CONSTRAINT \(new.quotedName) \(timing)")
        }
        if old[flag: .isNotValid], !new[flag: .isNotValid] {
            statements.append("ALTER TABLE \(table) VALIDATE CONSTRAINT \(new.quotedName)")
        }
        if old[.options] != new[.options], new.kind != .exclusion {
            statements += OptionStatements.changes(
                of: "INDEX", from: Self.index(behind: old), to: Self.index(behind: new))
        }
        return statements
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.part("CONSTRAINT", of: "TABLE", from: id.path, to: path)
    }

    /// A constraint as it stands in CREATE TABLE and ADD.
    static func clause(_ constraint: CatalogObject) -> String {
        // The whole of it, where the parts can't say it: exclusion constraints, keys with WITHOUT OVERLAPS.
        if let definition = constraint[.definition] {
            return "CONSTRAINT \(constraint.quotedName) \(FaithfulExpression.text(definition))"
        }
        var words = ["CONSTRAINT \(constraint.quotedName)", body(constraint)]
        let timing = timing(constraint)
        if !timing.isEmpty { words.append(timing) }
        if constraint[flag: .isNotEnforced] { words.append("NOT ENFORCED") }
        if constraint[flag: .isNotValid] && !constraint[flag: .isNotEnforced] { words.append("NOT VALID") }
        return words.joined(separator: " ")
    }

    private static func body(_ constraint: CatalogObject) -> String {
        switch constraint.kind {
        case .primaryKey: "PRIMARY KEY " + key(constraint)
        case .unique:
            "UNIQUE " + (constraint[flag: .nullsNotDistinct] ? "NULLS NOT DISTINCT " : "") + key(constraint)
        case .check:
            "CHECK " + SQLText.parenthesised(constraint[.expression] ?? "")
                + (constraint[flag: .isNoInherit] ? " NO INHERIT" : "")
        case .foreignKey: ForeignKeyClause.text(constraint)
        default: ""
        }
    }

    private static func key(_ constraint: CatalogObject) -> String {
        var text = "(\(SQLText.list(constraint[.columns] ?? [])))"
        if let included = constraint[.includedColumns] { text += " INCLUDE (\(SQLText.list(included)))" }
        if let options = constraint[.options] { text += " WITH (\(SQLText.options(options)))" }
        if let place = constraint[.tablespace] {
            text += " USING INDEX TABLESPACE \(SQLText.identifier(place))"
        }
        return text
    }

    private static func timing(_ constraint: CatalogObject) -> String {
        // An exclusion constraint's definition says it already.
        if constraint.kind == .exclusion || !constraint[flag: .isDeferrable] { return "" }
        return constraint[flag: .isInitiallyDeferred] ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE"
    }

    /// The index that the server made for a constraint: its namesake in the table's schema.
    private static func index(behind constraint: CatalogObject) -> CatalogObject {
        let schema = constraint.id.path.first ?? ""
        var index = CatalogObject(ObjectID(.index, [schema, constraint.name]))
        index[.options] = constraint[.options]
        return index
    }
}

/// A foreign key after its name.
enum ForeignKeyClause {
    static func text(_ key: CatalogObject) -> String {
        var text = "FOREIGN KEY (\(SQLText.list(key[.columns] ?? [])))"
        text += " REFERENCES \(SQLText.qualified(key[.referencedTable] ?? []))"
        if let columns = key[.referencedColumns] { text += " (\(SQLText.list(columns)))" }
        if let match = key[.match] { text += " MATCH \(match)" }
        if let action = key[.onUpdate] { text += " ON UPDATE \(action)" }
        if let action = key[.onDelete] { text += " ON DELETE \(action)" }
        if let columns = key[.onDeleteColumns] { text += " (\(SQLText.list(columns)))" }
        return text
    }
}
