import VarveCatalog

/// Tables, views, materialized views and foreign tables.
struct RelationReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid::int8, c.relnamespace::int8, c.relname, c.relkind, c.relpersistence = 'u',
          CASE WHEN t.reloptions IS NULL THEN c.reloptions
            ELSE c.reloptions || array(SELECT 'toast.' || o FROM unnest(t.reloptions) o) END,
          CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
          CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END,
          c.reloftype::int8, c.relreplident,
          CASE WHEN c.relam <> 0 AND am.amname <> 'heap' THEN am.amname END,
          CASE c.relkind WHEN 'p' THEN (
            SELECT array_agg(format_type(a.atttypid, a.atttypmod)
              || coalesce(' COLLATE ' || \(Collation.name(of: "a.attcollation")), '') ORDER BY k.place)
            FROM pg_partitioned_table p CROSS JOIN unnest(p.partattrs::int2[]) WITH ORDINALITY k(column_number, place)
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.column_number
            WHERE p.partrelid = c.oid) END,
          \(SQLPieces.tablespace(of: "c")),
          CASE c.relkind WHEN 'p' THEN (
            -- A column in the key, be it inside of an expression, goes only with the table.
            SELECT array_agg(d.objsubid) FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid > 0 AND d.deptype = 'i'
              AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid = 0) END
        FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid LEFT JOIN pg_am am ON am.oid = c.relam
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND c.oid >= \(KindReaders.firstUserObject)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            // What is left out are temporary tables of other sessions, and what somebody put among the server's own.
            guard let schema = reading.schemas[row.number(1)] else { continue }
            let address = CatalogAddress(.relations, row.number(0))
            let isMember = reading.dependencies.isExtensionMember(address)
            let path = [schema, row.text(2)]
            let kind = isMember ? nil : Self.kind(row.letter(3))
            let id = kind.map { ObjectID($0, path) }
            reading.relations[row.number(0)] = CatalogReading.Relation(path: path, id: id)
            if let id { reading.add(object(id, row), at: address) }
            let keyColumns = row.numbers(13)
            if !keyColumns.isEmpty { reading.keyColumns[row.number(0)] = keyColumns }
            if let id, row.number(8) != 0 { tie(id, toType: row.number(8), in: &reading) }
        }
    }

    private static func kind(_ letter: Unicode.Scalar?) -> ObjectKind? {
        switch letter {
        case "r", "p": .table
        case "v": .view
        case "m": .materializedView
        case "f": .foreignTable
        default: nil
        }
    }

    /// A type that is not modelled, as that of an extension is, can't be told.
    private func tie(_ table: ObjectID, toType number: Int64, in reading: inout CatalogReading) {
        guard let type = reading.object(at: CatalogAddress(.types, number))?.id else {
            reading.report("typed table", table.qualifiedName)
            return
        }
        var tie = CatalogObject(ObjectID(.tableType, table.path), owner: table, dependencies: [type])
        tie[.parent] = type.path
        reading.add(tie)
    }

    private func object(_ id: ObjectID, _ row: ResultRow) -> CatalogObject {
        var object = CatalogObject(id)
        object[flag: .isUnlogged] = row.flag(4)
        object[.options] = row.list(5)?.sorted()
        object[.definition] = row.optionalText(6).map(Self.query(of:))
        object[.partitionKey] = row.optionalText(7)
        object[.partitionKeyTypes] = row.list(11)
        if id.kind == .table { object[.replicaIdentity] = Self.replicaIdentity(row.letter(9)) }
        object[.accessMethod] = row.optionalText(10)
        object[.tablespace] = row.optionalText(12)
        return object
    }

    /// Where it is an index, that says so.
    private static func replicaIdentity(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "f": "FULL"
        case "n": "NOTHING"
        default: nil
        }
    }

    /// A view's query without the blank before it and the semicolon after it.
    private static func query(of definition: String) -> String {
        var text = definition[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true || text.last == ";" { text.removeLast() }
        return String(text)
    }
}

extension ObjectID {
    /// Whether it is a relation whose columns are objects of their own.
    var hasColumns: Bool { kind == .table || kind == .foreignTable }
}
