/// What is kept apart from the objects and has no place in the model.
struct NoteReader: KindReader {
    func query(_ version: Int) -> String {
        // Their numbers are the user's to choose, and there may be many.
        """
        SELECT 'large objects', count(*) || ' in all' FROM pg_largeobject_metadata HAVING count(*) > 0
        UNION ALL
        SELECT 'security label', 'database ' || d.datname FROM pg_shseclabel s JOIN pg_database d ON d.oid = s.objoid
        WHERE s.classoid = 'pg_database'::regclass AND d.datname = current_database()
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows { reading.report(row.text(0), row.text(1)) }
    }
}
