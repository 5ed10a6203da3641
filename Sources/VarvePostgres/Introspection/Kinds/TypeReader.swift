import VarveCatalog
import VarveDatabase

/// Enum types and domains.
struct TypeReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT t.oid, n.nspname, t.typname, t.typtype,
          (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
          format_type(t.typbasetype, t.typtypmod), t.typnotnull, pg_get_expr(t.typdefaultbin, 0),
          \(Collation.name)
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          LEFT JOIN pg_type b ON b.oid = t.typbasetype
          LEFT JOIN pg_collation co ON co.oid = t.typcollation AND t.typcollation <> b.typcollation
          LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE t.typtype IN ('e', 'd') AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.types, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            let path = [row.text(1), row.text(2)]
            reading.add(row.text(3) == "e" ? enumType(path, row) : domain(path, row), at: address)
        }
    }

    private func enumType(_ path: [String], _ row: [DatabaseValue]) -> CatalogObject {
        var object = CatalogObject(ObjectID(.enumType, path))
        object[.labels] = row.list(4) ?? []
        return object
    }

    private func domain(_ path: [String], _ row: [DatabaseValue]) -> CatalogObject {
        var object = CatalogObject(ObjectID(.domain, path))
        object[.dataType] = row[5].text
        object[flag: .isNotNull] = row[6].flag
        object[.defaultExpression] = row[7].text
        object[.collation] = row[8].text
        return object
    }
}

/// Names of collations.
enum Collation {
    /// The name of a collation `co` in schema `cn` as it stands in SQL.
    static let name = """
        CASE cn.nspname WHEN 'pg_catalog' THEN quote_ident(co.collname) \
        ELSE quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END
        """
}
