import VarveCatalog

/// The constraint behind the NOT NULL of a column or a domain. Where the server made its name up, the server has to find it.
struct NotNullConstraint {
    private let object: CatalogObject

    init(of object: CatalogObject) {
        self.object = object
    }

    /// What the constraint is on, as it stands in COMMENT ON CONSTRAINT.
    var subject: String { object.kind == .domain ? "DOMAIN \(object.reference)" : object.ownerReference }

    /// A statement that names the constraint.
    ///
    /// - Parameter pattern: The statement with the character NUL, which no name holds, for the constraint's name.
    func executing(_ pattern: String) -> String {
        if let name = object[.notNullName] {
            return pattern.replacing("\0", with: SQLText.identifier(name))
        }
        let statement = CompletedStatement.text(pattern, with: "pg_catalog.quote_ident(k.conname)")
        return CompletedStatement.running(
            "(SELECT \(statement) FROM pg_catalog.pg_constraint k WHERE \(condition))")
    }

    /// The statement that gives it the name that it has in another form, or one like the server's where there it has none.
    func renaming(to new: CatalogObject) -> String {
        let name = SQLText.identifier(new[.notNullName] ?? GeneratedName.ofNotNull(new.id).text)
        let subject = new.kind == .domain ? subject : "TABLE \(new.ownerReference)"
        return executing("ALTER \(subject) RENAME CONSTRAINT \0 TO \(name)")
    }

    private var condition: String {
        if object.kind == .domain {
            return "k.contype = 'n' AND k.contypid = \(SQLText.literal(object.reference))::pg_catalog.regtype"
        }
        return """
            k.contype = 'n' AND k.conrelid = \(SQLText.literal(object.ownerReference))::pg_catalog.regclass \
            AND k.conkey[1] = (SELECT a.attnum FROM pg_catalog.pg_attribute a \
            WHERE a.attrelid = k.conrelid AND a.attname = \(SQLText.literal(object.name)))
            """
    }
}
