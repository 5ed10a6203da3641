/// The keys of an index, taken from the statement that makes it.
///
/// The server has no function that gives one key with its collation, operator class and direction. Its statement
/// is in one fixed form: `CREATE INDEX name ON table USING method (key, key) …`.
enum IndexKeys {
    static func keys(of statement: String) -> [String] {
        var scanner = NestingScanner(statement)
        scanner.skip(past: " USING ")
        scanner.skip(past: " (")
        return scanner.list()
    }
}
