import BlueprintTestSupport
import VarveDatabase

/// What SQLite's pragmas and the words of its schema table say of a schema.
enum SchemaFacts {
    /// Every fact, but for the order of columns.
    static func of(_ connection: any DatabaseConnection) async throws -> Set<String> {
        let rows = try await connection.query(Statement(query))
        let words = try await connection.query(
            """
            SELECT s.type || ' ' || s.name || ' on ' || s.tbl_name, s.type, s.sql FROM sqlite_schema s
            LEFT JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
            WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND coalesce(l.type, '') <> 'shadow'
            """)
        return Set(rows.values.map { $0.map { $0.text ?? "-" }.joined(separator: " ") })
            .union(
                words.values.map { row in
                    let text = SchemaWords(of: row[2].text ?? "")
                    return (row[0].text ?? "") + ": " + (row[1].text == "table" ? text.clauses : text.all)
                })
    }

    private static let query = """
        WITH tables AS (
          SELECT name, type, wr, strict FROM pragma_table_list
          WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        )
        SELECT name || ' is a ' || type || CASE WHEN wr THEN ' without rowid' ELSE '' END
          || CASE WHEN strict THEN ' strict' ELSE '' END FROM tables
        UNION ALL
        SELECT format('%s has the column %s %s %s %s %s %s', t.name, c.name, lower(c.type), c."notnull", 
          CASE WHEN c.dflt_value LIKE '"%' THEN '''' || trim(lower(c.dflt_value), '"') || '''' ELSE lower(c.dflt_value) END, c.pk, c.hidden)
        FROM tables t, pragma_table_xinfo(t.name) c WHERE t.type <> 'view'
        UNION ALL
        SELECT format('%s refers %s %s %s %s %s %s %s', t.name, f.seq, f."table", f."from", f."to", f.on_update,
          f.on_delete, f."match")
        FROM tables t, pragma_foreign_key_list(t.name) f
        UNION ALL
        SELECT format('%s has the index %s %s %s %s %s', t.name, CASE WHEN i.origin = 'c' THEN i.name END, i."unique",
          i.origin, i.partial, (SELECT group_concat(format('%s %s %s %s', x.name, x."desc", lower(x.coll), x.key), ', ')
            FROM (SELECT * FROM pragma_index_xinfo(i.name) ORDER BY seqno) x))
        FROM tables t, pragma_index_list(t.name) i
        """
}
