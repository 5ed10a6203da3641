/// What is kept apart from the objects and has no place in the model.
struct NoteReader: KindReader {
    func query(_ version: Int) -> String { Self.notes.joined(separator: "\nUNION ALL\n") }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows
        where !reading.dependencies.isExtensionMember(CatalogAddress(row.number(0), row.number(1))) {
            reading.report(row.text(2), row.text(3))
        }
    }

    private static let notes = [
        // Their numbers are the user's to choose, and there may be many.
        """
        SELECT 'pg_largeobject'::regclass::oid, 0::oid, 'large objects', count(*) || ' in all'
        FROM pg_largeobject_metadata HAVING count(*) > 0
        """,
        // Only a module of the server that knows a label can set it, and a throw-away server has no such module.
        """
        SELECT s.classoid, s.objoid, 'security label', pg_describe_object(s.classoid, s.objoid, s.objsubid)
        FROM pg_seclabel s
        """,
    ]
}
