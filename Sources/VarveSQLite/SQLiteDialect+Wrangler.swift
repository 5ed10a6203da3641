import VarveDatabase

extension SQLiteDialect {
    /// The table as wrangler makes it when it lists or applies migrations. Nothing may be added to it.
    public func wranglerLedger(named name: String) throws(DatabaseError) -> CompanionLedger {
        let table = quote(identifier: name)
        return CompanionLedger(
            table: name,
            definition: """
                CREATE TABLE IF NOT EXISTS \(table)(
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    name TEXT UNIQUE,
                    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
                )
                """,
            selection: "SELECT name, applied_at FROM \(table) ORDER BY id",
            insertion: "INSERT INTO \(table) (name) VALUES ($1)",
            removal: "DELETE FROM \(table) WHERE name = $1")
    }
}
