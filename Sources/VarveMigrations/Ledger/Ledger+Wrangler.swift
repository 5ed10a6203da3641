import VarveDatabase

extension Ledger {
    /// What wrangler's ledger says, as far as the names of its files do: numbers, names and times.
    ///
    /// - Parameter table: The table's name.
    /// - Returns: Nothing where there is no such table.
    public func wranglerEntries(_ table: String) async throws(MigrationError) -> [LedgerEntry] {
        let rows: Rows?
        do {
            let companion = try dialect.wranglerLedger(named: table)
            rows = try await dialect.rows(ofLedger: table, companion.selection, on: connection)
        } catch {
            throw .database(error)
        }
        return (rows?.values ?? []).compactMap { row in
            guard let file = row.first?.text, file.hasSuffix(".sql") else { return nil }
            let stem = file.dropLast(".sql".count)
            let digits = stem.prefix { $0.isASCII && $0.isNumber }
            guard let version = MigrationVersion(digits) else { return nil }
            let name = stem.dropFirst(digits.count).drop { "_-.".contains($0) }
            return LedgerEntry(
                version: version, name: String(name), checksum: "", appliedAt: row.last?.text ?? "",
                milliseconds: 0, appliedBy: "wrangler", toolVersion: "", downSQL: nil, finishedSteps: nil)
        }
    }
}
