import VarveCatalog

/// What version 18 knows of a column's NOT NULL beside that it is there: a name, whether it was ever looked at, whether it
/// is inherited, and a comment.
enum NotNullStatements {
    /// The constraint as it stands in a column's clause; `nil` where it can't stand there.
    static func clause(_ column: CatalogObject) -> String? {
        // CREATE TABLE takes a constraint as validated whatever it says.
        guard column[flag: .isNotNull], !column[flag: .isNotNullNotValid] else { return nil }
        return text(column, subject: "")
    }

    /// The constraint as it stands among those of a table.
    static func tableClause(_ column: CatalogObject) -> String {
        text(column, subject: " " + column.quotedName)
    }

    /// What a column that was made just now yet lacks.
    static func completing(_ column: CatalogObject) -> [String] {
        guard column[flag: .isNotNull] else { return [] }
        return (column[flag: .isNotNullNotValid] ? gaining(column) : commenting(column, from: nil))
    }

    /// The statements by which a column that takes NULL refuses it.
    static func gaining(_ column: CatalogObject) -> [String] {
        let isPlain =
            column[.notNullName] == nil && !column[flag: .isNotNullNotValid]
            && !column[flag: .isNotNullNoInherit]
        let validity = column[flag: .isNotNullNotValid] ? " NOT VALID" : ""
        let action =
            isPlain
            ? "ALTER COLUMN \(column.quotedName) SET NOT NULL" : "ADD \(tableClause(column))\(validity)"
        return ["ALTER TABLE \(column.ownerReference) \(action)"] + commenting(column, from: nil)
    }

    /// The statements that lead from one form to another of a column that refuses NULL in both.
    static func changes(
        from old: CatalogObject, to new: CatalogObject, in context: WritingContext
    ) -> [String] {
        let table = "ALTER TABLE \(new.ownerReference)"
        if new[flag: .isNotNullNotValid], !old[flag: .isNotNullNotValid] {
            return ["\(table) ALTER COLUMN \(new.quotedName) DROP NOT NULL"] + gaining(new)
        }
        var statements: [String] = []
        if old[flag: .isNotNullNotValid], !new[flag: .isNotNullNotValid] {
            statements.append("\(table) ALTER COLUMN \(new.quotedName) SET NOT NULL")
        }
        if old[flag: .isNotNullNoInherit] != new[flag: .isNotNullNoInherit] {
            let action = new[flag: .isNotNullNoInherit] ? "NO INHERIT" : "INHERIT"
            statements.append(NotNullConstraint(of: old).executing("\(table) ALTER CONSTRAINT \0 \(action)"))
        }
        // Among tables that inherit it the server renames none, see ``InheritedNotNull``.
        let isAlone =
            new.owner.map { !context.descent.hasParent($0) && !context.descent.hasChildren($0) } ?? true
        if old[.notNullName] != new[.notNullName], isAlone {
            statements.append(NotNullConstraint(of: old).renaming(to: new))
        }
        return statements + commenting(new, from: old, through: isAlone ? new : old)
    }

    /// The statements that bring the comment on the NOT NULL of a column or a domain from one form to another.
    ///
    /// - Parameter named: The form that has the constraint's name of the moment; `nil` where that is the new one.
    static func commenting(
        _ object: CatalogObject, from old: CatalogObject?, through named: CatalogObject? = nil
    ) -> [String] {
        guard object[.notNullComment] != old?[.notNullComment] else { return [] }
        let comment = object[.notNullComment].map(SQLText.literal) ?? "NULL"
        let constraint = NotNullConstraint(of: named ?? object)
        return [constraint.executing("COMMENT ON CONSTRAINT \0 ON \(constraint.subject) IS \(comment)")]
    }

    private static func text(_ column: CatalogObject, subject: String) -> String {
        let name = column[.notNullName].map { "CONSTRAINT \(SQLText.identifier($0)) " } ?? ""
        return "\(name)NOT NULL\(subject)\(column[flag: .isNotNullNoInherit] ? " NO INHERIT" : "")"
    }
}
