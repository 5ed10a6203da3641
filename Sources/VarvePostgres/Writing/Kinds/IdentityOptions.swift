import VarveCatalog

/// The options of an identity column's sequence.
enum IdentityOptions {
    /// The options as they stand in the column's clause, with the sequence's name where somebody chose it.
    static func clauses(of column: CatalogObject) -> [String] {
        let name = column[.identitySequence].map { "SEQUENCE NAME \(sequence($0, of: column))" }
        return [name].compactMap(\.self) + (column[.identityOptions] ?? [])
    }

    /// Gives the sequence another name. Where the server made its name up, the server has to find it.
    static func renaming(from old: CatalogObject, to new: CatalogObject) -> [String] {
        switch (old[.identitySequence], new[.identitySequence]) {
        case (let present?, let wanted?) where present != wanted:
            return ["ALTER SEQUENCE \(sequence(present, of: new)) RENAME TO \(SQLText.identifier(wanted))"]
        case (let present?, nil): return [makingUpName(of: sequence(present, of: new), of: new)]
        case (nil, let wanted?):
            return [executing("ALTER SEQUENCE \0 RENAME TO \(SQLText.identifier(wanted))", of: new.id)]
        default: return []
        }
    }

    /// A statement that names the sequence of a column, whatever that is called.
    ///
    /// - Parameter pattern: The statement with the character NUL, which no name holds, for the sequence's name.
    static func executing(_ pattern: String, of column: ObjectID) -> String {
        CompletedStatement.running(CompletedStatement.text(pattern, with: lookup(of: column)))
    }

    /// The expression by which the server finds the sequence of a column, whatever that is called.
    static func lookup(of column: ObjectID) -> String {
        let table = SQLText.literal(SQLText.qualified(column.path.dropLast()))
        return "pg_catalog.pg_get_serial_sequence(\(table), \(SQLText.literal(column.name)))"
    }

    /// Gives the sequence the first free name of those that the server would make up, as only the server knows which
    /// another table's has: it numbers names that are alike, as long ones are once they are cut.
    private static func makingUpName(of sequence: String, of column: CatalogObject) -> String {
        func name(_ label: String) -> String {
            GeneratedName(table: column.id.path[1], columns: [column.name], label: label).text
        }
        let stem = SQLText.literal(String(name("seq00").dropLast(2)))
        let schema = SQLText.literal(SQLText.identifier(column.id.path[0]) + ".")
        let block = """
            DECLARE free text;
            BEGIN
              SELECT name INTO STRICT free
              FROM pg_catalog.generate_series(0, 99) AS number,
                LATERAL (SELECT CASE number WHEN 0 THEN \(SQLText.literal(name("seq"))) ELSE \(stem) || number END AS name) AS names
              WHERE pg_catalog.to_regclass(\(schema) || pg_catalog.quote_ident(name)) IS NULL
              ORDER BY number LIMIT 1;
              EXECUTE \(SQLText.literal("ALTER SEQUENCE \(sequence) RENAME TO ")) || pg_catalog.quote_ident(free);
            END
            """
        return "DO " + SQLText.literal(block)
    }

    /// It stands in the schema of the column's table.
    private static func sequence(_ name: String, of column: CatalogObject) -> String {
        SQLText.qualified([column.id.path[0], name])
    }

    /// The actions that lead from some options to others; one that is no longer there goes back to its default.
    static func changes(from old: [String], to new: [String]) -> [String] {
        let kept = Set(new.map(name))
        let isDescending = new.contains { $0.hasPrefix("INCREMENT BY -") }
        let removed = old.map(name).filter { !kept.contains($0) }.map { reset($0, new, isDescending) }
        return removed + new.filter { !old.contains($0) }.map { "SET \($0)" }
    }

    private static func name(_ option: String) -> String {
        String(option.split(separator: " ").first ?? "")
    }

    private static func reset(_ name: String, _ options: [String], _ isDescending: Bool) -> String {
        switch name {
        case "START":
            let bound = isDescending ? "MAXVALUE " : "MINVALUE "
            let first = options.first { $0.hasPrefix(bound) }.map { String($0.dropFirst(bound.count)) }
            return "SET START WITH \(first ?? (isDescending ? "-1" : "1"))"
        case "INCREMENT": return "SET INCREMENT BY 1"
        case "MINVALUE": return "SET NO MINVALUE"
        case "MAXVALUE": return "SET NO MAXVALUE"
        case "CACHE": return "SET CACHE 1"
        default: return "SET NO CYCLE"
        }
    }
}
