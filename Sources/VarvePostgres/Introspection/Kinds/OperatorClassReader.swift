import VarveCatalog

/// Operator families with the members that belong to no class.
struct OperatorFamilyReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT x.oid::int8, n.nspname, x.opfname, m.amname, \(OperatorMembers.columns(of: "pg_opfamily"))
        FROM pg_opfamily x JOIN pg_namespace n ON n.oid = x.opfnamespace JOIN pg_am m ON m.oid = x.opfmethod
        WHERE x.oid >= \(KindReaders.firstUserObject) AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.operatorFamilies, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var object = CatalogObject(ObjectID(.operatorFamily, [row.text(1), row.text(2), row.text(3)]))
            object[.members] = OperatorMembers.list(row, from: 4)
            let place = reading.add(object, at: address)
            OperatorMembers.alias(row, from: 4, as: place, in: &reading)
        }
    }
}

/// Operator classes with their members.
struct OperatorClassReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT x.oid::int8, n.nspname, x.opcname, m.amname, \(OperatorMembers.columns(of: "pg_opclass")),
          x.opcdefault, format_type(x.opcintype, NULL), format_type(nullif(x.opckeytype, 0), NULL),
          \(SQLPieces.name(in: "pg_opfamily", prefix: "opf", of: "x.opcfamily"))
        FROM pg_opclass x JOIN pg_namespace n ON n.oid = x.opcnamespace JOIN pg_am m ON m.oid = x.opcmethod
        WHERE x.oid >= \(KindReaders.firstUserObject) AND \(KindReaders.userSchema)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.operatorClasses, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var object = CatalogObject(ObjectID(.operatorClass, [row.text(1), row.text(2), row.text(3)]))
            object[.members] = OperatorMembers.list(row, from: 4)
            object[flag: .isDefault] = row.flag(8)
            object[.dataType] = row.text(9)
            object[.storageType] = row.optionalText(10)
            object[.family] = row.optionalText(11)
            let place = reading.add(object, at: address)
            OperatorMembers.alias(row, from: 4, as: place, in: &reading)
        }
    }
}

/// The operators and functions in a class or a family. The server keeps each as an object of its own, which rests on what
/// it belongs to.
private enum OperatorMembers {
    /// SQL for the members of `x` in a catalog: their texts, then their numbers, of operators and of functions.
    static func columns(of catalog: String) -> String {
        let operators = "pg_amop a WHERE \(belongs("pg_amop", to: catalog))"
        let functions = "pg_amproc a WHERE \(belongs("pg_amproc", to: catalog))"
        let order = SQLPieces.name(in: "pg_opfamily", prefix: "opf", of: "a.amopsortfamily")
        return """
            (SELECT array_agg('OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator
                || CASE a.amoppurpose WHEN 'o' THEN ' FOR ORDER BY ' || \(order) ELSE '' END
                ORDER BY a.amopstrategy, a.amopopr::regoperator::text) FROM \(operators)),
              (SELECT array_agg('FUNCTION ' || a.amprocnum || ' (' || format_type(a.amproclefttype, NULL) || ', '
                || format_type(a.amprocrighttype, NULL) || ') ' || a.amproc::oid::regprocedure
                ORDER BY a.amprocnum, a.amproc::oid::regprocedure::text) FROM \(functions)),
              (SELECT array_agg(a.oid::text) FROM \(operators)), (SELECT array_agg(a.oid::text) FROM \(functions))
            """
    }

    private static func belongs(_ members: String, to catalog: String) -> String {
        """
        EXISTS (SELECT FROM pg_depend d WHERE d.classid = '\(members)'::regclass AND d.objid = a.oid
          AND d.refclassid = '\(catalog)'::regclass AND d.refobjid = x.oid)
        """
    }

    /// The texts in four columns of a row.
    static func list(_ row: ResultRow, from column: Int) -> [String]? {
        let members = (row.list(column) ?? []) + (row.list(column + 1) ?? [])
        return members.isEmpty ? nil : members
    }

    /// Notes that the members are a part of an object of ours.
    static func alias(
        _ row: ResultRow, from column: Int, as place: Int, in reading: inout CatalogReading
    ) {
        let catalogs: [SystemCatalog] = [.classOperators, .classFunctions]
        for (index, catalog) in catalogs.enumerated() {
            for number in (row.list(column + 2 + index) ?? []).compactMap({ Int64($0) }) {
                reading.dependencies.alias(CatalogAddress(catalog, number), as: place)
            }
        }
    }
}
