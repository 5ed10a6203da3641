import VarveCatalog

/// Publications.
struct PublicationReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT p.oid::int8, p.pubname, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
          \(version >= 130_000 ? "p.pubviaroot" : "false"), \(version >= 180_000 ? "p.pubgencols" : "'n'")
        FROM pg_publication p
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.publications, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var publication = CatalogObject(ObjectID(.publication, [row.text(1)]))
            publication[flag: .hasAllTables] = row.flag(2)
            let options = Self.options(row)
            publication[.options] = options.isEmpty ? nil : options
            reading.add(publication, at: address)
        }
    }

    /// The parameters that are not what they are by default, by name.
    private static func options(_ row: ResultRow) -> [String] {
        let operations = zip(["insert", "update", "delete", "truncate"], 3...6).filter { row.flag($0.1) }
        var options: [String] = []
        if operations.count < 4 {
            options.append("publish=" + operations.map(\.0).joined(separator: ", "))
        }
        if row.letter(8) == "s" { options.append("publish_generated_columns=stored") }
        if row.flag(7) { options.append("publish_via_partition_root=true") }
        return options
    }
}

/// Tables of publications.
struct PublishedTableReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT r.oid::int8, p.oid::int8, r.prrelid::int8, n.nspname || '.' || c.relname,
          \(version >= 150_000 ? "r.prattrs, pg_get_expr(r.prqual, r.prrelid)" : "NULL, NULL")
        FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid JOIN pg_class c ON c.oid = r.prrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let publication = reading.object(at: CatalogAddress(.publications, row.number(1)))?.id
            let relation = reading.relations[row.number(2)]
            guard let publication, let relation, let table = relation.id else {
                if publication != nil { reading.report("published table", row.text(3)) }
                continue
            }
            let id = ObjectID(.publishedTable, publication.path + table.path)
            var object = CatalogObject(id, owner: publication, dependencies: [table])
            // By name, since the server lists them by their places, and these are no difference.
            let columns = relation.names(row.numbers(4)).sorted()
            object[.columns] = columns.isEmpty ? nil : columns
            object[.predicate] = row.optionalText(5)
            reading.add(object, at: CatalogAddress(.publishedTables, row.number(0)))
        }
    }
}

/// Schemas of publications, which came with version 15.
struct PublishedSchemaReader: KindReader {
    func query(_ version: Int) -> String {
        guard version >= 150_000 else { return "SELECT WHERE false" }
        return "SELECT s.oid::int8, s.pnpubid::int8, s.pnnspid::int8 FROM pg_publication_namespace s"
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            guard let publication = reading.object(at: CatalogAddress(.publications, row.number(1)))?.id,
                let schema = reading.schemas[row.number(2)]
            else { continue }
            let id = ObjectID(.publishedSchema, in: publication, schema)
            reading.add(
                CatalogObject(id, owner: publication), at: CatalogAddress(.publishedSchemas, row.number(0)))
        }
    }
}
