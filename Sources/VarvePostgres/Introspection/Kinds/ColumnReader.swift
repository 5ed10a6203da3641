import VarveCatalog
import VarveDatabase

/// Columns of tables with their defaults; and by name the columns of other relations.
struct ColumnReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          \(Collation.name), a.attidentity, a.attgenerated, d.oid, pg_get_expr(d.adbin, d.adrelid)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_type t ON t.oid = a.atttypid
          LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
          LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'm', 'p', 'f')
          AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.relations, row.number(0), column: row.number(1))
            reading.columnNames[address] = row.text(2)
            guard let table = reading.relations[row.number(0)], table.kind == .table else { continue }
            let column = column(row, of: ObjectID(.table, table.path))
            reading.add(column, at: address)
            guard let expression = row[9].text else { continue }
            let source = CatalogAddress(.attributeDefaults, row.number(8))
            if column[.generation] != nil {
                reading.dependencies.alias(source, as: column.id)
            } else {
                var object = CatalogObject(ObjectID(.columnDefault, column.id.path), owner: column.id)
                object[.expression] = expression
                reading.add(object, at: source)
            }
        }
    }

    private func column(_ row: [DatabaseValue], of table: ObjectID) -> CatalogObject {
        var column = CatalogObject(
            ObjectID(.column, table.path + [row.text(2)]), owner: table, position: Int(row.number(1)))
        column[.dataType] = row.text(3)
        column[flag: .isNotNull] = row[4].flag
        column[.collation] = row[5].text
        column[.identity] = Self.identities[row.text(6)]
        column[.generation] = Self.generations[row.text(7)]
        if column[.generation] != nil { column[.expression] = row[9].text }
        return column
    }

    private static let identities = ["a": "always", "d": "by default"]
    private static let generations = ["s": "stored", "v": "virtual"]
}
