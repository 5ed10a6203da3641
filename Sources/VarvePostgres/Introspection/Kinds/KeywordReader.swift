/// The words that the server quotes where they are names.
struct KeywordReader: KindReader {
    func query(_ version: Int) -> String {
        "SELECT k.word FROM pg_get_keywords() k WHERE k.catcode <> 'U'"
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows { reading.keywords.insert(row.text(0)) }
    }
}
