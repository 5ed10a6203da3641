import VarveCatalog

/// Functions and procedures, but for those that a type brings to make its values.
struct RoutineReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT p.oid::int8, n.nspname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', p.prokind = 'p',
          pg_get_functiondef(p.oid), pg_get_function_result(p.oid)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'w', 'p') AND \(KindReaders.userSchema) AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let kind: ObjectKind = row.flag(3) ? .procedure : .function
            var object = CatalogObject(ObjectID(kind, [row.text(1), row.text(2)]))
            object[.definition] = row.text(4).trimmingNewlines
            object[.returns] = row.optionalText(5)
            reading.add(object, at: CatalogAddress(.procedures, row.number(0)))
        }
    }
}
