import VarveCatalog

/// Objects of a kind that need no more than what stands in the statement that makes them.
///
/// The rows hold: number, path, the definition as text or NULL, the parameters as a list or NULL, and one more column
/// for a kind's own use.
struct ClauseReader: KindReader {
    let kind: ObjectKind
    let catalog: SystemCatalog
    /// The query for a server's version.
    let text: @Sendable (_ version: Int) -> String
    /// Takes what the last column says.
    let completion: @Sendable (_ object: inout CatalogObject, _ row: ResultRow) -> Void

    init(
        _ kind: ObjectKind, in catalog: SystemCatalog,
        _ text: @escaping @Sendable (_ version: Int) -> String,
        completion: @escaping @Sendable (_ object: inout CatalogObject, _ row: ResultRow) -> Void = { _, _ in
        }
    ) {
        self.kind = kind
        self.catalog = catalog
        self.text = text
        self.completion = completion
    }

    /// The place of the column for a kind's own use.
    static let ownColumn = 4

    func query(_ version: Int) -> String { text(version) }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(catalog, row.number(0))
            guard !reading.dependencies.isExtensionMember(address), let path = row.list(1) else { continue }
            var object = CatalogObject(ObjectID(kind, path))
            object[.definition] = row.optionalText(2)
            object[.parameters] = row.list(3)
            completion(&object, row)
            reading.add(object, at: address)
        }
    }
}

/// Pieces of SQL that several readers have in common.
enum SQLPieces {
    /// The name, quoted where it must be, of an object in a catalog with a schema, given its number. NULL for no object.
    static func name(in catalog: String, prefix: String, of number: String) -> String {
        """
        (SELECT quote_ident(s.nspname) || '.' || quote_ident(o.\(prefix)name) FROM \(catalog) o
          JOIN pg_namespace s ON s.oid = o.\(prefix)namespace WHERE o.oid = \(number))
        """
    }

    /// The name of an operator without its operands, given its number. NULL for no operator.
    static func operatorName(of number: String) -> String {
        """
        (SELECT 'OPERATOR(' || quote_ident(s.nspname) || '.' || o.oprname || ')' FROM pg_operator o
          JOIN pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = \(number))
        """
    }

    /// The name of the tablespace that a relation is in; NULL where that is the database's own.
    static func tablespace(of relation: String) -> String {
        """
        CASE WHEN \(relation).reltablespace <> 0 THEN
            (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = \(relation).reltablespace) END
        """
    }

    /// How much is counted of the computed keys of an index `i`, as a list of `position=count`; NULL where nothing is said.
    static let keyStatistics = """
        CASE WHEN i.indexprs IS NOT NULL THEN (
            SELECT array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END
        """

    /// `NAME = function` where there is a function.
    static func function(_ name: String, _ number: String) -> String {
        "'\(name) = ' || nullif(\(number)::oid, 0)::regproc"
    }

    /// A list without what is NULL in it.
    static func list(_ items: [String]) -> String {
        "array_remove(ARRAY[\(items.joined(separator: ", "))]::text[], NULL)"
    }

    /// The rows of a catalog, known as `x`, whose objects stand in the schemas, known as `n`, that users make.
    static func userObjects(of catalog: String, prefix: String) -> String {
        """
        FROM \(catalog) x JOIN pg_namespace n ON n.oid = x.\(prefix)namespace
        WHERE x.oid >= \(KindReaders.firstUserObject) AND \(KindReaders.userSchema)
        """
    }
}
