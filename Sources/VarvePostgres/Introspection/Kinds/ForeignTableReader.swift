import VarveCatalog

/// What foreign tables have beside columns and checks.
struct ForeignTableReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT f.ftrelid::int8, 0, s.srvname, \(SecretOption.open(of: "f.ftoptions")),
          \(SecretOption.secret(of: "f.ftoptions"))
        FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
        UNION ALL
        SELECT a.attrelid::int8, a.attnum, NULL, \(SecretOption.open(of: "a.attfdwoptions")),
          \(SecretOption.secret(of: "a.attfdwoptions"))
        FROM pg_foreign_table f JOIN pg_attribute a ON a.attrelid = f.ftrelid
        WHERE a.attfdwoptions IS NOT NULL AND NOT a.attisdropped
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.relations, row.number(0), column: Int(row.number(1)))
            guard let place = reading.dependencies.object(at: address) else { continue }
            if let server = row.optionalText(2) { reading[place][.server] = server }
            ForeignOptions.take(row.list(3), secrets: row.list(4), for: place, into: &reading)
        }
    }
}
