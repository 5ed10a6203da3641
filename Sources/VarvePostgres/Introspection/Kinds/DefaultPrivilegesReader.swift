import VarveCatalog

/// Default privileges.
struct DefaultPrivilegesReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT x.oid::int8, n.nspname, pg_get_userbyid(x.defaclrole), x.defaclobjtype, x.defaclacl::text[],
          CASE WHEN x.defaclnamespace = 0 THEN acldefault(
            CASE x.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE x.defaclobjtype END, x.defaclrole)::text[] END,
          current_user, (SELECT pg_get_userbyid(b.datdba) FROM pg_database b WHERE b.datname = current_database())
        FROM pg_default_acl x LEFT JOIN pg_namespace n ON n.oid = x.defaclnamespace
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        let roles = Set(rows.map { $0.text(2) })
        for row in rows {
            let (role, objects) = (row.text(2), Self.objects(row.letter(3)))
            let list = AccessList(row.list(4) ?? [], owner: role)
            let differences = list.differences(from: AccessList(row.list(5) ?? [], owner: role))
            // Whoever looks is whoever makes objects, or else the database's owner is.
            let creator = roles.contains(row.text(6)) ? row.text(6) : row.text(7)
            let isUsual = role == creator
            let name = (objects ?? "objects").lowercased() + (isUsual ? "" : " of \(role)")
            let path = (row.optionalText(1).map { [$0] } ?? []) + [name]
            guard let objects, !list.hasOthers else {
                reading.report("default privileges", path.joined(separator: "."))
                continue
            }
            var object = CatalogObject(ObjectID(.defaultPrivileges, path))
            object[.objectClass] = objects
            object[.creator] = isUsual ? nil : role
            object[.privileges] = differences.isEmpty ? nil : differences
            reading.add(object, at: CatalogAddress(.defaultPrivileges, row.number(0)))
        }
    }

    private static func objects(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "r": "TABLES"
        case "S": "SEQUENCES"
        case "f": "FUNCTIONS"
        case "T": "TYPES"
        case "n": "SCHEMAS"
        case "L": "LARGE OBJECTS"
        default: nil
        }
    }
}
