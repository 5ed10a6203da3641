import FoundationEssentials

/// What wrangler does with a folder of migrations: it takes every SQL file in it and none below, in the order of their
/// numbers, and sends each with its record in one call.
struct Wrangler {
    let folder: String
    let database: D1

    /// The files, as wrangler orders them.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }
            .sorted { (number($0), $0) < (number($1), $1) }
    }

    /// Applies some files.
    func apply(_ files: [String]) throws {
        try database.query(
            """
            CREATE TABLE IF NOT EXISTS "d1_migrations"(
            \t\tid         INTEGER PRIMARY KEY AUTOINCREMENT,
            \t\tname       TEXT UNIQUE,
            \t\tapplied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
            );
            """)
        for file in files {
            try database.query(
                text(file).replacing("\r\n", with: "\n")
                    + "\nINSERT INTO \"d1_migrations\" (name)\nvalues ('\(file)');")
        }
    }

    /// A file's text.
    func text(_ file: String) throws -> String {
        String(decoding: FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data(), as: UTF8.self)
    }

    private func number(_ file: String) -> Int { Int(file.prefix { $0.isNumber }) ?? .max }
}
