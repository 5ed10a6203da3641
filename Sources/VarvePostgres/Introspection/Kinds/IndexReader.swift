import VarveCatalog

/// Indexes that no constraint made.
struct IndexReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid::int8, c.relnamespace::int8, c.relname, i.indrelid::int8, i.indisunique, am.amname,
          CASE WHEN \(Self.isPlain) THEN NULL ELSE pg_get_indexdef(c.oid) END, i.indkey, i.indnkeyatts,
          pg_get_expr(i.indpred, i.indrelid), \(version >= 150_000 ? "i.indnullsnotdistinct" : "false"),
          c.reloptions, NOT i.indisvalid, CASE WHEN c.relname LIKE '%\\_idx%' THEN
            (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid) END,
          c.relispartition, i.indisclustered, i.indisreplident, \(SQLPieces.keyStatistics),
          \(SQLPieces.tablespace(of: "c")), c.relkind = 'I'
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_am am ON am.oid = c.relam CROSS JOIN (\(Self.usualClasses)) usual
        WHERE \(KindReaders.userSchema) AND c.relkind IN ('i', 'I') AND c.oid NOT IN (
          SELECT k.conindid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x'))
        """
    }

    /// Whether the keys of an index `i` are columns and nothing more, so that their names are all that the server would
    /// write. Its statement takes ten times longer than the rest of the row.
    ///
    /// 100 is the collation of a column for which none is named.
    private static let isPlain = """
        i.indexprs IS NULL AND i.indclass::oid[] <@ usual.classes AND 0 = ALL (i.indoption::int2[])
            AND i.indcollation::oid[] <@ '{0,100}' AND i.indrelid NOT IN (SELECT a.attrelid FROM pg_attribute a
              WHERE a.attcollation NOT IN (0, 100) AND a.attrelid >= \(KindReaders.firstUserObject))
        """

    /// Operator classes of B-trees that go without saying on whatever column they can be used: defaults without
    /// parameters (support function 5), unless values of another type that has a default of its own can pass for theirs.
    private static let usualClasses = """
        SELECT array_agg(o.oid) AS classes FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
          WHERE m.amname = 'btree' AND o.opcdefault AND NOT EXISTS (
            SELECT FROM pg_amproc r WHERE r.amprocfamily = o.opcfamily AND r.amprocnum = 5)
          AND NOT EXISTS (
            SELECT FROM pg_cast s JOIN pg_opclass p ON p.opcintype = s.castsource
            WHERE p.opcdefault AND p.opcmethod = o.opcmethod AND s.casttarget = o.opcintype AND s.castmethod = 'b'
              AND s.castcontext = 'i')
        """

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            guard let relation = reading.relations[row.number(3)], let owner = relation.id,
                let schema = reading.schemas[row.number(1)]
            else { continue }
            var object = CatalogObject(ObjectID(.index, [schema, row.text(2)]), owner: owner)
            object[flag: .isUnique] = row.flag(4)
            let method = row.text(5)
            object[.method] = method == "btree" ? nil : method
            let columns = row.numbers(7)
            let keyCount = Int(row.number(8))
            object[.keys] =
                row.optionalText(6).map(IndexKeys.keys)
                ?? relation.names(columns.prefix(keyCount)).map { Self.quoted($0, reading.keywords) }
            let included = columns.dropFirst(keyCount)
            object[.includedColumns] = included.isEmpty ? nil : relation.names(included)
            object[.predicate] = row.optionalText(9)
            object[flag: .nullsNotDistinct] = row.flag(10)
            object[.options] = row.list(11)?.sorted()
            if row.flag(14) { object.origin = .inherited }
            object[flag: .isClustered] = row.flag(15)
            object[flag: .isReplicaIdentity] = row.flag(16)
            object[.keyStatistics] = row.list(17)
            object[.tablespace] = row.optionalText(18)
            object[flag: .isPartitioned] = row.flag(19)
            if let columns = row.list(13) {
                let name = GeneratedName(table: owner.name, columns: columns, label: "idx")
                object.hasGeneratedName = name.matches(object.name)
            }
            let place = reading.add(object, at: CatalogAddress(.relations, row.number(0)))
            if row.flag(12) { reading.invalidIndexes.append(place) }
        }
    }

    /// A name as the server writes it: quoted only where it must be.
    private static func quoted(_ name: String, _ keywords: Set<String>) -> String {
        let isSafe = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        let startsWithDigit = name.utf8.first.map { $0 <= UInt8(ascii: "9") } ?? true
        guard !isSafe || startsWithDigit || keywords.contains(name) else { return name }
        return SQLText.identifier(name)
    }
}
