import VarveCatalog

/// Where the server keeps tables and indexes. Tablespaces are the server's; a schema only names them.
enum TablespaceStatements {
    /// The clause of CREATE, with a blank before; empty where the database's own tablespace will do.
    static func clause(_ object: CatalogObject) -> String {
        object[.tablespace].map { " TABLESPACE \(SQLText.identifier($0))" } ?? ""
    }

    /// The statements that move an object.
    ///
    /// - Parameter subject: The object with its noun: `TABLE "public"."users"`.
    static func changes(on subject: String, from old: CatalogObject?, to new: CatalogObject) -> [String] {
        guard old?[.tablespace] != new[.tablespace] else { return [] }
        if let name = new[.tablespace] {
            return ["ALTER \(subject) SET TABLESPACE \(SQLText.identifier(name))"]
        }
        // The name of the database's own tablespace is the server's affair.
        let statement = """
            SELECT \(SQLText.literal("ALTER \(subject) SET TABLESPACE ")) || pg_catalog.quote_ident(s.spcname)
            FROM pg_catalog.pg_tablespace s JOIN pg_catalog.pg_database d ON d.dattablespace = s.oid
            WHERE d.datname = pg_catalog.current_database()
            """
        return [CompletedStatement.running("(\(statement))")]
    }
}
