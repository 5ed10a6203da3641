import VarveCatalog

/// Range types with their multirange types, which version 14 brought.
///
/// One with a canonical function is only reported: that function must be there before the type and take values of it, which
/// only one written in C can.
struct RangeTypeReader: KindReader {
    func query(_ version: Int) -> String {
        let multirange = version >= 140_000 ? "r.rngmultitypid" : "0"
        let parameters = [
            "'subtype = ' || format_type(r.rngsubtype, NULL)",
            """
            (SELECT 'subtype_opclass = ' || quote_ident(s.nspname) || '.' || quote_ident(o.opcname) FROM pg_opclass o
              JOIN pg_namespace s ON s.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault)
            """,
            "CASE WHEN r.rngcollation <> b.typcollation THEN 'collation = ' || \(Collation.name(of: "r.rngcollation")) END",
            SQLPieces.function("subtype_diff", "r.rngsubdiff"),
        ]
        return """
            SELECT t.oid::int8, n.nspname, t.typname, \(SQLPieces.list(parameters)),
              (SELECT ARRAY[s.nspname, m.typname] FROM pg_type m JOIN pg_namespace s ON s.oid = m.typnamespace
                WHERE m.oid = \(multirange)),
              \(Self.constructor(of: "t.oid")), \(Self.constructor(of: multirange))
            FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_type b ON b.oid = r.rngsubtype
              JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.oid >= \(KindReaders.firstUserObject) AND \(KindReaders.userSchema) AND r.rngcanonical = 0
            """
    }

    /// The path of the functions that came with a type.
    private static func constructor(of type: String) -> String {
        """
        (SELECT ARRAY[s.nspname, p.proname] FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid
          JOIN pg_namespace s ON s.oid = p.pronamespace
          WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass AND d.refobjid = \(type)
            AND d.deptype = 'i' ORDER BY p.oid LIMIT 1)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.types, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            let path = [row.text(1), row.text(2)]
            var object = CatalogObject(ObjectID(.rangeType, path))
            object[.parameters] = row.list(3)
            let usual = MultirangeName.path(for: path)
            let multirange = row.list(4)
            object[.multirange] = multirange == usual ? nil : multirange
            let constructor = row.list(5)
            object[.constructor] = constructor == path ? nil : constructor
            let multirangeConstructor = row.list(6)
            object[.multirangeConstructor] = multirangeConstructor == multirange ? nil : multirangeConstructor
            reading.add(object, at: address)
        }
    }
}

/// The name that the server makes up for the multirange type of a range.
enum MultirangeName {
    /// What stands before the first `range` in the name, `multi`, and the rest; where there is none, the name with
    /// `_multirange` after it. The server cuts both at 63 bytes.
    static func path(for range: [String]) -> [String] {
        let name = range.last ?? ""
        guard let place = name.firstRange(of: "range") else {
            let end = "_multirange"
            return range.dropLast() + [clipped(name, to: 63 - end.utf8.count) + end]
        }
        return range.dropLast() + [
            clipped(name[..<place.lowerBound] + "multirange" + name[place.upperBound...], to: 63)
        ]
    }

    private static func clipped(_ text: String, to length: Int) -> String {
        var scalars = text.unicodeScalars
        while String(scalars).utf8.count > length { scalars.removeLast() }
        return String(scalars)
    }
}
