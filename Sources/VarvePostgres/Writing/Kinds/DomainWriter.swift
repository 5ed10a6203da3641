import VarveCatalog

/// Domains.
struct DomainWriter: ObjectWriter {
    let noun = "DOMAIN"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        var clauses = ["CREATE DOMAIN \(object.reference) AS \(object[.dataType] ?? "")"]
        if let collation = object[.collation] { clauses.append("COLLATE \(collation)") }
        if let value = object[.defaultExpression] {
            clauses.append("DEFAULT \(FaithfulExpression.text(value))")
        }
        if let clause = NotNullStatements.clause(object) { clauses.append(clause) }
        let checks = parts.map { "\n    " + DomainCheckWriter.clause($0) }
        return [clauses.joined(separator: " ") + checks.joined()]
            + NotNullStatements.commenting(object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        if TypeRebuild.isNeeded(from: old, to: new) {
            return TypeRebuild(of: new, in: context).statements
        }
        var actions: [String] = []
        if old[.defaultExpression] != new[.defaultExpression] {
            actions.append(
                new[.defaultExpression].map { "SET DEFAULT \(FaithfulExpression.text($0))" } ?? "DROP DEFAULT"
            )
        }
        if old[flag: .isNotNull] != new[flag: .isNotNull] {
            let setting = new[.notNullName].map { "ADD CONSTRAINT \(SQLText.identifier($0)) NOT NULL" }
            actions.append(new[flag: .isNotNull] ? setting ?? "SET NOT NULL" : "DROP NOT NULL")
        }
        var statements = actions.map { "ALTER DOMAIN \(new.reference) \($0)" }
        if old[flag: .isNotNull], new[flag: .isNotNull], old[.notNullName] != new[.notNullName] {
            statements.append(NotNullConstraint(of: old).renaming(to: new))
        }
        return statements + (new[flag: .isNotNull] ? NotNullStatements.commenting(new, from: old) : [])
    }
}

/// Checks of domains.
struct DomainCheckWriter: ObjectWriter {
    let noun = "CONSTRAINT"

    func subject(_ object: CatalogObject) -> String {
        "CONSTRAINT \(object.quotedName) ON DOMAIN \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let validity = object[flag: .isNotValid] ? " NOT VALID" : ""
        return ["ALTER DOMAIN \(object.ownerReference) ADD \(Self.clause(object))\(validity)"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["ALTER DOMAIN \(object.ownerReference) DROP CONSTRAINT \(object.quotedName)"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        guard old[flag: .isNotValid], !new[flag: .isNotValid] else { return [] }
        return ["ALTER DOMAIN \(new.ownerReference) VALIDATE CONSTRAINT \(new.quotedName)"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.part("CONSTRAINT", of: "DOMAIN", from: id.path, to: path)
    }

    static func clause(_ check: CatalogObject) -> String {
        "CONSTRAINT \(check.quotedName) CHECK \(SQLText.parenthesised(check[.expression] ?? ""))"
    }
}
