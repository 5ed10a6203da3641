import VarveCatalog

/// Privileges on whatever has been read before, where they are not those that such an object has from the beginning.
struct PrivilegeReader: KindReader {
    func query(_ version: Int) -> String {
        let objects = Self.sources.map { source in
            """
            SELECT \(CatalogAddress.packed("'\(source.catalog)'::regclass", "x.oid", "0")), \(source.name),
              x.\(source.list)::text[], acldefault(\(source.letter), x.\(source.owner))::text[], i.initprivs::text[],
              pg_get_userbyid(x.\(source.owner)), NULL
            FROM \(source.rows ?? source.catalog) x \(source.from) \(Self.initial("x.oid", source.catalog, "0"))
            WHERE x.\(source.list) IS NOT NULL AND \(source.condition)
              (x.oid >= \(KindReaders.firstUserObject) OR i.initprivs IS DISTINCT FROM x.\(source.list))
            """
        }
        return (objects + [Self.columns]).joined(separator: "\nUNION ALL\n")
    }

    private static func initial(_ object: String, _ catalog: String, _ column: String) -> String {
        """
        LEFT JOIN pg_init_privs i
          ON i.objoid = \(object) AND i.classoid = '\(catalog)'::regclass AND i.objsubid = \(column)
        """
    }

    private static let columns = """
        SELECT \(CatalogAddress.packed("'pg_class'::regclass", "a.attrelid", "a.attnum")),
          n.nspname || '.' || c.relname || '.' || a.attname, a.attacl::text[], '{}', i.initprivs::text[],
          pg_get_userbyid(c.relowner), a.attname
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          \(initial("a.attrelid", "pg_class", "a.attnum"))
        WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND n.nspname !~ '^pg_(toast|temp)'
          AND n.nspname <> 'information_schema'
          AND (a.attrelid >= \(KindReaders.firstUserObject) OR i.initprivs IS DISTINCT FROM a.attacl)
        """

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            PrivilegeRow(row).note(in: &reading)
        }
    }

    /// A catalog whose objects have privileges.
    private struct Source {
        let catalog: String
        let list: String
        let owner: String
        let name: String
        /// The letter by which the server knows what such an object has from the beginning.
        var letter: String
        var from = ""
        /// A query instead of the catalog itself.
        var rows: String?
        var condition = ""
    }

    private static let sources = [
        Source(
            catalog: "pg_class", list: "relacl", owner: "relowner", name: "n.nspname || '.' || x.relname",
            letter: "CASE x.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r' END",
            from: "JOIN pg_namespace n ON n.oid = x.relnamespace",
            condition: "n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> 'information_schema' AND"),
        Source(
            catalog: "pg_namespace", list: "nspacl", owner: "nspowner", name: "x.nspname::text",
            letter: "'n'",
            // A schema called public is looked at in any case: what is usual for it is not what the server gives.
            rows: """
                (SELECT oid, nspname, nspowner, CASE nspname WHEN 'public'
                  THEN coalesce(nspacl, acldefault('n', nspowner)) ELSE nspacl END AS nspacl FROM pg_namespace)
                """,
            condition: "x.nspname !~ '^pg_(toast|temp)' AND x.nspname <> 'information_schema' AND"),
        Source(
            catalog: "pg_proc", list: "proacl", owner: "proowner", name: "x.oid::regprocedure::text",
            letter: "'f'"),
        Source(
            catalog: "pg_type", list: "typacl", owner: "typowner", name: "n.nspname || '.' || x.typname",
            letter: "'T'", from: "JOIN pg_namespace n ON n.oid = x.typnamespace"),
        Source(
            catalog: "pg_language", list: "lanacl", owner: "lanowner", name: "x.lanname::text", letter: "'l'"),
        Source(
            catalog: "pg_foreign_data_wrapper", list: "fdwacl", owner: "fdwowner", name: "x.fdwname::text",
            letter: "'F'"),
        Source(
            catalog: "pg_foreign_server", list: "srvacl", owner: "srvowner", name: "x.srvname::text",
            letter: "'S'"),
    ]
}

/// The privileges on one object.
private struct PrivilegeRow {
    private let address: CatalogAddress
    private let name: String
    private let items: [String]
    private let standard: [String]
    /// What the server's initialisation or an extension's script gave.
    private let initial: [String]?
    private let owner: String
    private let column: String?

    init(_ row: ResultRow) {
        address = CatalogAddress(packed: row.number(0))
        name = row.text(1)
        items = row.list(2) ?? []
        standard = row.list(3) ?? []
        initial = row.optionalText(4).map { _ in row.list(4) ?? [] }
        owner = row.text(5)
        column = row.optionalText(6)
    }

    func note(in reading: inout CatalogReading) {
        let list = AccessList(items, owner: owner)
        guard let holder = holder(in: reading) else {
            let usual = AccessList(initial ?? standard, owner: owner)
            if list.hasOthers || !list.differences(from: usual).isEmpty { reading.report("privileges", name) }
            return
        }
        let place = holder.place
        // Every new database has this schema, and what everybody may do there goes without saying.
        let isPublic = reading[place].id == ObjectID(.schema, ["public"])
        let usual = AccessList(standard + (isPublic ? ["=U/" + quotedOwner] : []), owner: owner)
        if list.hasOthers { reading.report("privileges that others than the owner granted", name) }
        let differences = list.differences(from: usual)
        guard !differences.isEmpty else { return }
        switch holder {
        case .object: reading[place][.privileges] = differences
        case .sequence: reading[place][.sequencePrivileges] = differences
        case .relation(_, let column):
            let present = reading[place][.columnPrivileges] ?? []
            let new = differences.map { ColumnTexts.text($0, on: column) }
            reading[place][.columnPrivileges] = (present + new).sorted()
        }
    }

    /// What of our objects has the privileges.
    private enum Holder {
        case object(Int)
        /// An identity column, for the sequence inside it.
        case sequence(Int)
        /// A relation, for one of its columns.
        case relation(Int, column: String)

        var place: Int {
            switch self {
            case .object(let place), .sequence(let place), .relation(let place, _): place
            }
        }
    }

    private func holder(in reading: CatalogReading) -> Holder? {
        if let place = reading.dependencies.object(at: address) {
            return GrantTarget(reading[place]) == nil ? nil : .object(place)
        }
        if let column {
            return reading.dependencies.object(at: address.whole).map { .relation($0, column: column) }
        }
        return address.isIn(.relations)
            ? reading.identitySequences[address.object].map { .sequence($0) } : nil
    }

    private var quotedOwner: String { SQLText.identifier(owner) }
}
