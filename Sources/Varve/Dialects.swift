import VarveDatabase

#if PostgreSQL
    import VarvePostgres
#endif
#if SQLite
    import VarveSQLite
#endif

/// The kinds of databases that this build knows: one for each package trait that is on.
public enum Dialects {
    /// Every kind of database.
    public static var all: [any Dialect] {
        var dialects: [any Dialect] = []
        #if SQLite
            dialects.append(SQLiteDialect())
        #endif
        #if PostgreSQL
            dialects.append(PostgresDialect())
        #endif
        return dialects
    }

    /// The kind of database that a URL leads to.
    ///
    /// - Throws: ``DatabaseError`` that names the schemes which are known.
    public static func dialect(opening url: DatabaseURL) throws(DatabaseError) -> any Dialect {
        if let dialect = all.first(where: { $0.schemes.contains(url.scheme) }) { return dialect }
        throw DatabaseError(
            .cannotConnect, "no kind of database is known whose URL begins with '\(url.scheme):'",
            hint: "known are \(all.flatMap(\.schemes).map { $0 + ":" }.joined(separator: ", "))")
    }

    /// The kind of database with a name, such as `sqlite`.
    ///
    /// - Throws: ``DatabaseError`` that lists the names which are known.
    public static func dialect(named name: String) throws(DatabaseError) -> any Dialect {
        if let dialect = all.first(where: { $0.name == name }) { return dialect }
        throw DatabaseError(
            .unsupported, "no kind of database has the name '\(name)'",
            hint: "known are \(all.map(\.name).joined(separator: ", "))")
    }
}
