import VarveCatalog

/// The columns of one name in tables that give each other their NOT NULL.
///
/// The server neither takes an inherited one away nor renames it. So those that give it stop doing so for a moment, parents
/// before their heirs; what was inherited then is each table's own.
struct NotNullFamily {
    /// All columns, those of parents before those of their heirs.
    let columns: [CatalogObject]
    private let descent: Descent
    private let target: Catalog

    init(of column: CatalogObject, in target: Catalog, _ descent: Descent) {
        self.target = target
        self.descent = descent
        func member(_ table: ObjectID) -> CatalogObject? {
            target[ObjectID(.column, in: table, column.name)].flatMap { $0[flag: .isNotNull] ? $0 : nil }
        }
        var found: [ObjectID] = []
        var open = [column.owner].compactMap(\.self)
        while let next = open.popLast() {
            guard let present = member(next), !found.contains(next) else { continue }
            found.append(next)
            if present.givesNotNull { open += descent.children(of: next) }
            open += descent.parents(of: next).filter { member($0)?.givesNotNull ?? false }
        }
        let members = Set(found)
        func depth(_ table: ObjectID) -> Int {
            1 + (descent.parents(of: table).filter(members.contains).map(depth).max() ?? 0)
        }
        columns = found.sorted { (depth($0), $0) < (depth($1), $1) }.compactMap(member)
    }

    /// The statements that set all right.
    var statements: [String] {
        let givers = columns.filter { $0.givesNotNull && $0.owner.map(descent.hasChildren) ?? false }
        let heirs = columns.filter(isOnlyInherited)
        let named = columns.filter { !heirs.contains($0) }
        let wrong = [found(heirs, " AND k.conislocal")] + named.map { found([$0], misnamed($0)) }
        let isRight = wrong.map { "NOT EXISTS (\($0))" }.joined(separator: "\n    AND ")
        let body = """
            DECLARE given record;
            BEGIN
              IF \(isRight) THEN RETURN; END IF;
            \(givers.map { loop([$0], " AND NOT k.connoinherit", "NO INHERIT") }.joined(separator: "\n"))
            \(loop(heirs, "", nil))
            \(named.map(renaming).joined(separator: "\n"))
            \(givers.reversed().map { loop([$0], " AND k.connoinherit", "INHERIT") }.joined(separator: "\n"))
            END
            """
        return ["DO " + SQLText.literal(body)] + heirs.flatMap { NotNullStatements.commenting($0, from: nil) }
    }

    private func isOnlyInherited(_ column: CatalogObject) -> Bool {
        guard !column[flag: .isNotNullOwn], let table = column.owner else { return false }
        return descent.parents(of: table).contains { parent in
            target[ObjectID(.column, in: parent, column.name)]?.givesNotNull ?? false
        }
    }

    /// A query for the constraints of some columns. Before version 18 there are none.
    private func found(_ columns: [CatalogObject], _ condition: String) -> String {
        let tables = columns.map { SQLText.literal($0.ownerReference) }.joined(separator: ", ")
        return """
            SELECT k.conrelid::pg_catalog.regclass AS relation, k.conname FROM pg_catalog.pg_constraint k
                JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                WHERE k.contype = 'n' AND k.conrelid = ANY (ARRAY[\(tables)]::pg_catalog.regclass[])
                  AND a.attname = \(SQLText.literal(self.columns.first?.name ?? ""))\(condition)
            """
    }

    /// Alters the constraints that there are, or drops them.
    private func loop(_ columns: [CatalogObject], _ condition: String, _ action: String?) -> String {
        let statement = action.map { "ALTER CONSTRAINT %I \($0)" } ?? "DROP CONSTRAINT %I"
        return """
              FOR given IN \(found(columns, condition)) LOOP
                EXECUTE pg_catalog.format('ALTER TABLE %s \(statement)', given.relation, given.conname);
              END LOOP;
            """
    }

    /// Whether the constraint has another name than it should. Any that the server might have made up is like the other.
    private func misnamed(_ column: CatalogObject) -> String {
        column[.notNullName].map { " AND k.conname <> \(SQLText.literal($0))" }
            ?? " AND k.conname !~ '_not_null[0-9]*$'"
    }

    private func renaming(_ column: CatalogObject) -> String {
        let name = column[.notNullName] ?? GeneratedName.ofNotNull(column.id).text
        return """
              FOR given IN \(found([column], misnamed(column))) LOOP
                EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', given.relation, given.conname,
                  \(SQLText.literal(name)));
              END LOOP;
            """
    }
}
