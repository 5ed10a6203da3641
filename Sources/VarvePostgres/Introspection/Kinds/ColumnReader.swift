import VarveCatalog

/// Columns of tables with their defaults; and by name the columns of other relations.
struct ColumnReader: KindReader {
    func query(_ version: Int) -> String {
        // A default mentions no column, and without a table to look names up in the server is several times faster.
        """
        SELECT (a.attrelid::int8 << 16) | a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          CASE WHEN a.attcollation <> t.typcollation THEN \(Collation.name(of: "a.attcollation")) END,
          \(Self.identityLetter(version)), a.attgenerated, d.oid::int8,
          pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END),
          \(ColumnDetails.list(version)), CASE WHEN a.attinhcount > 0 THEN a.attislocal END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
          LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'm', 'p', 'f')
          AND a.attrelid >= \(KindReaders.firstUserObject)
        """
    }

    /// From version 17 on a partition shares the identity of the table that it belongs to. An heir never does.
    private static func identityLetter(_ version: Int) -> String {
        version >= 170_000
            ? "CASE WHEN c.relispartition AND a.attinhcount > 0 THEN '' ELSE a.attidentity END"
            : "a.attidentity"
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        reading.reserve(rows.count * 2)
        for row in rows {
            let place = CatalogAddress(packed: row.number(0))
            guard let relation = reading.relations[place.object] else { continue }
            let name = row.text(1)
            relation.name(place.column, name)
            guard let table = relation.id, table.hasColumns else { continue }
            let id = ObjectID(.column, in: table, name)
            let address = CatalogAddress(.relations, place.object, column: place.column)
            let column = reading.add(Self.column(row, id, of: table, position: place.column), at: address)
            // An heir's identity can hide the default of a parent, which is kept and never used.
            guard let expression = row.optionalText(8), reading[column][.identity] == nil else { continue }
            let source = CatalogAddress(.attributeDefaults, row.number(7))
            if Self.generation(row.letter(6)) != nil {
                reading.dependencies.alias(source, as: column)
            } else {
                var object = CatalogObject(ObjectID(.columnDefault, id.path), owner: id)
                object[.expression] = expression
                reading.add(object, at: source)
            }
        }
    }

    private static func column(
        _ row: ResultRow, _ id: ObjectID, of table: ObjectID, position: Int
    ) -> CatalogObject {
        var column = CatalogObject(id, owner: table, position: position)
        column[.dataType] = row.text(2)
        column[flag: .isNotNull] = row.flag(3)
        column[.collation] = row.optionalText(4)
        column.origin = Origin(isLocal: row.optionalFlag(10))
        column[.identity] = identity(row.letter(5))
        if let details = row.list(9) { ColumnDetails.read(details, into: &column) }
        if let generation = generation(row.letter(6)) {
            column[.generation] = generation
            column[.expression] = row.optionalText(8)
        }
        return column
    }

    private static func identity(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "a": "always"
        case "d": "by default"
        default: nil
        }
    }

    private static func generation(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "s": "stored"
        case "v": "virtual"
        default: nil
        }
    }
}
