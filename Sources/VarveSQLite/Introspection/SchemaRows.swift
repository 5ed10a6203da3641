import VarveDatabase

/// What the schema table and the pragmas say about the whole database.
struct SchemaRows {
    /// A row of `sqlite_schema`.
    struct Entry {
        let type: String
        let name: String
        let table: String
        let sql: String
    }

    /// A row of `pragma_table_xinfo`.
    struct Column {
        let name: String
        let isNotNull: Bool
        let isGenerated: Bool
        let isStored: Bool
    }

    /// What a module says of its virtual table.
    struct VirtualTable {
        var columns: [String] = []
        var hiddenColumns: [String] = []
        /// The module, where this library has none of that name.
        var missingModule: String?
    }

    /// The rows of `pragma_foreign_key_list` that make one foreign key.
    struct ForeignKey {
        let table: String
        var columns: [String]
        /// Empty where the foreign key names only the table.
        var referencedColumns: [String]
        let onUpdate: String
        let onDelete: String
    }

    var entries: [Entry] = []
    /// What `pragma_table_list` calls a table: `table`, `view`, `virtual`, `shadow`.
    var types: [String: String] = [:]
    var strict: Set<String> = []
    var withoutRowID: Set<String> = []
    /// Rowid tables whose primary key is kept in an index of its own, so that it is not the rowid.
    var separateKeys: Set<String> = []
    var columns: [String: [Column]] = [:]
    var virtualTables: [String: VirtualTable] = [:]
    /// Foreign keys by table, in the order of their declaration.
    var foreignKeys: [String: [ForeignKey]] = [:]

    init(_ handle: SQLiteHandle) throws(DatabaseError) {
        try readEntries(handle)
        try readTables(handle)
        try readColumns(handle)
        try readForeignKeys(handle)
        for (name, type) in types where type == "virtual" {
            virtualTables[name] = Self.virtualTable(name, handle)
        }
    }

    private mutating func readEntries(_ handle: SQLiteHandle) throws(DatabaseError) {
        let rows = try handle.run(
            """
            SELECT type, name, tbl_name, sql FROM main.sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid
            """)
        entries = rows.map {
            Entry(
                type: $0[0].text ?? "", name: $0[1].text ?? "", table: $0[2].text ?? "", sql: $0[3].text ?? ""
            )
        }
    }

    private mutating func readTables(_ handle: SQLiteHandle) throws(DatabaseError) {
        let rows = try handle.run(
            """
            SELECT l.name, l.type, l.wr, l.strict, i.name IS NOT NULL
            FROM pragma_table_list AS l
            LEFT JOIN pragma_index_list(l.name, 'main') AS i ON l.type = 'table' AND i.origin = 'pk'
            WHERE l.schema = 'main'
            """)
        for row in rows {
            guard let name = row[0].text else { continue }
            types[name] = row[1].text
            if row[2].flag { withoutRowID.insert(name) }
            if row[3].flag { strict.insert(name) }
            if row[4].flag { separateKeys.insert(name) }
        }
    }

    private mutating func readColumns(_ handle: SQLiteHandle) throws(DatabaseError) {
        let rows = try handle.run(
            """
            SELECT s.name, x.name, x."notnull", x.hidden
            FROM main.sqlite_schema AS s, pragma_table_xinfo(s.name, 'main') AS x
            WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY s.rowid, x.cid
            """)
        for row in rows {
            // hidden: 2 is a virtual, 3 a stored generated column.
            let column = Column(
                name: row[1].text ?? "", isNotNull: row[2].flag, isGenerated: (row[3].integer ?? 0) > 1,
                isStored: row[3].integer == 3)
            columns[row[0].text ?? "", default: []].append(column)
        }
    }

    /// A module that is not there, or that refuses, is asked by itself, so that it spoils no other's answer.
    private static func virtualTable(_ name: String, _ handle: SQLiteHandle) -> VirtualTable {
        var table = VirtualTable()
        do {
            let query = Statement("SELECT name, hidden FROM pragma_table_xinfo($1, 'main')", [.text(name)])
            for row in try handle.run(query) {
                guard let column = row[0].text else { continue }
                if !row[1].flag {
                    table.columns.append(column)
                } else if Quoting.folded(column) != Quoting.folded(name) {
                    table.hiddenColumns.append(column)
                }
            }
        } catch {
            let complaint = "no such module: "
            if error.message.hasPrefix(complaint) {
                table.missingModule = String(error.message.dropFirst(complaint.count))
            }
        }
        return table
    }

    private mutating func readForeignKeys(_ handle: SQLiteHandle) throws(DatabaseError) {
        let rows = try handle.run(
            """
            SELECT s.name, f.id, f."table", f."from", f."to", f.on_update, f.on_delete
            FROM main.sqlite_schema AS s, pragma_foreign_key_list(s.name, 'main') AS f
            WHERE s.type = 'table' ORDER BY s.rowid, f.id DESC, f.seq
            """)
        var last: (String, Int64)?
        for row in rows {
            guard let name = row[0].text, let id = row[1].integer, let column = row[3].text else { continue }
            if last.map({ $0 != (name, id) }) ?? true {
                foreignKeys[name, default: []].append(
                    ForeignKey(
                        table: row[2].text ?? "", columns: [], referencedColumns: [],
                        onUpdate: row[5].text ?? "NO ACTION", onDelete: row[6].text ?? "NO ACTION"))
            }
            last = (name, id)
            let index = (foreignKeys[name]?.count ?? 1) - 1
            foreignKeys[name]?[index].columns.append(column)
            if let referenced = row[4].text {
                foreignKeys[name]?[index].referencedColumns.append(referenced)
            }
        }
    }
}
