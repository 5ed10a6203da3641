import VarveCatalog

/// Policies of row-level security.
struct PolicyReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT p.oid::int8, p.polrelid::int8, p.polname, p.polcmd, p.polpermissive,
          CASE WHEN p.polroles <> '{0}' THEN array(SELECT pg_get_userbyid(r) FROM unnest(p.polroles) r) END,
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        FROM pg_policy p
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            guard let relation = reading.relations[row.number(1)], let table = relation.id else { continue }
            let address = CatalogAddress(.policies, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var policy = CatalogObject(ObjectID(.policy, in: table, row.text(2)), owner: table)
            policy[.command] = Self.command(row.letter(3))
            policy[flag: .isRestrictive] = !row.flag(4)
            policy[.roles] = row.list(5)?.sorted()
            policy[.usingExpression] = row.optionalText(6)
            policy[.checkExpression] = row.optionalText(7)
            reading.add(policy, at: address)
        }
    }

    private static func command(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "r": "SELECT"
        case "a": "INSERT"
        case "w": "UPDATE"
        case "d": "DELETE"
        default: nil
        }
    }
}
