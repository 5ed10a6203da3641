extension Cases {
    /// Reading a schema with SQLite.
    var sqliteIntrospection: [Comparison] {
        sizes.map { size in
            let file = folder["tables-\(size).db"]
            return Comparison(
                contenders: [
                    Contender(
                        subject: Subject(
                            name: "introspection, \(written(size)) tables, SQLite",
                            program: fixtures.probe("introspect", "sqlite:\(file)")),
                        memoryTarget: size == 5000 ? memoryTarget : nil,
                        growth: ("introspection, SQLite", size))
                ],
                floor: Subject(
                    name: "sqlite3 reads the schema table and the pragmas",
                    program: Program("sqlite3", file).reading(folder["pragmas.sql"])),
                setUp: { try makeTables(size, in: file) })
        }
    }

    private func makeTables(_ count: Int, in file: String) throws {
        let schema = folder["tables-sqlite-\(count).sql"]
        try SchemaFile(tables: count, language: .sqlite).write(to: schema)
        try WorkFolder.write("BEGIN;\n.read \(schema)\nCOMMIT;\n", to: "\(schema).all")
        try Program("sqlite3", "-bail", file).reading("\(schema).all").run()
        try WorkFolder.write(Self.pragmas, to: folder["pragmas.sql"])
    }

    private static let pragmas = """
        SELECT type, name, tbl_name, sql FROM sqlite_schema;
        SELECT l.*, i.* FROM pragma_table_list l LEFT JOIN pragma_index_list(l.name) i ON i.origin = 'pk';
        SELECT s.name, x.* FROM sqlite_schema s, pragma_table_xinfo(s.name) x WHERE s.type = 'table';
        SELECT s.name, f.* FROM sqlite_schema s, pragma_foreign_key_list(s.name) f WHERE s.type = 'table';

        """
}
