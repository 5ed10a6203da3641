import VarveCatalog
import VarveDatabase

/// Tables, views and materialized views; and by name the tables of other sorts.
struct RelationReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 'u',
          c.reloptions || coalesce(array(SELECT 'toast.' || o FROM unnest(t.reloptions) o), '{}'),
          CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
          c.relispartition, EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid), c.reloftype <> 0
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
        WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.relations, row.number(0))
            let isMember = reading.dependencies.isExtensionMember(address)
            let other = Self.otherSort(row)
            let path = [row.text(1), row.text(2)]
            let kind = isMember || other != nil ? nil : Self.kinds[row.text(3)]
            reading.relations[row.number(0)] = CatalogReading.Relation(
                path: path, kind: kind)
            if let other, !isMember { reading.report(other, path.joined(separator: ".")) }
            if let kind { reading.add(object(ObjectID(kind, path), row), at: address) }
        }
    }

    private static let kinds: [String: ObjectKind] = ["r": .table, "v": .view, "m": .materializedView]

    /// What a relation is that is not modelled.
    private static func otherSort(_ row: [DatabaseValue]) -> String? {
        if row[7].flag { return "partition" }
        switch row.text(3) {
        case "p": return "partitioned table"
        case "f": return "foreign table"
        case "r" where row[8].flag: return "inherited table"
        case "r" where row[9].flag: return "typed table"
        default: return nil
        }
    }

    private func object(_ id: ObjectID, _ row: [DatabaseValue]) -> CatalogObject {
        var object = CatalogObject(id)
        object[flag: .isUnlogged] = row[4].flag
        object[.options] = row.list(5)?.sorted()
        object[.definition] = row[6].text.map(Self.query(of:))
        return object
    }

    /// A view's query without the blank before it and the semicolon after it.
    private static func query(of definition: String) -> String {
        var text = definition[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true || text.last == ";" { text.removeLast() }
        return String(text)
    }
}
