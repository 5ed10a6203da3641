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
        if object[flag: .isNotNull] { clauses.append("NOT NULL") }
        let checks = parts.map { "\n    " + DomainCheckWriter.clause($0) }
        return [clauses.joined(separator: " ") + checks.joined()]
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
            actions.append(new[flag: .isNotNull] ? "SET NOT NULL" : "DROP NOT NULL")
        }
        return actions.map { "ALTER DOMAIN \(new.reference) \($0)" }
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
