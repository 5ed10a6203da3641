import VarveCatalog

/// Policies of row-level security.
struct PolicyWriter: ObjectWriter {
    let noun = "POLICY"

    func subject(_ object: CatalogObject) -> String {
        "POLICY \(object.quotedName) ON \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        var words = ["CREATE \(subject(object))"]
        if object[flag: .isRestrictive] { words.append("AS RESTRICTIVE") }
        if let command = object[.command] { words.append("FOR \(command)") }
        if object[.roles] != nil { words.append(roles(object)) }
        return [(words + expressions(object)).joined(separator: " ")]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var words: [String] = []
        if old[.roles] != new[.roles] { words.append(roles(new)) }
        if old[.usingExpression] != new[.usingExpression] || old[.checkExpression] != new[.checkExpression] {
            words += expressions(new)
        }
        return words.isEmpty ? [] : [(["ALTER \(subject(new))"] + words).joined(separator: " ")]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        guard let old = id.path.last, let new = path.last, old != new else { return [] }
        let table = SQLText.qualified(id.path.dropLast())
        return ["ALTER POLICY \(SQLText.identifier(old)) ON \(table) RENAME TO \(SQLText.identifier(new))"]
    }

    private func roles(_ object: CatalogObject) -> String {
        "TO " + (object[.roles].map { SQLText.list($0) } ?? Privilege.everybody)
    }

    private func expressions(_ object: CatalogObject) -> [String] {
        [("USING", object[.usingExpression]), ("WITH CHECK", object[.checkExpression])].compactMap {
            clause, expression in expression.map { "\(clause) \(SQLText.parenthesised($0))" }
        }
    }
}
