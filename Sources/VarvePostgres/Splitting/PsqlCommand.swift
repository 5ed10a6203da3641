import VarveDatabase

/// A command for psql, which begins with a backslash and is not SQL.
struct PsqlCommand {
    private let name: String

    init(line: ArraySlice<UInt8>) {
        self.name = String(decoding: line.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self)
    }

    /// Whether the script means the same without it: pg_dump brackets its output with these two, so that psql
    /// takes no other commands in between.
    var canBeSkipped: Bool { name == "\\restrict" || name == "\\unrestrict" }

    func isNotSupported(at offset: Int) -> DatabaseError {
        guard name != "\\.", name != "\\copy" else { return Self.copyIsNotSupported(at: offset) }
        return DatabaseError(
            .unsupported, "\(name) is a command for psql and not SQL",
            hint: "leave it out, or write what it does as SQL", offset: offset)
    }

    static func copyIsNotSupported(at offset: Int) -> DatabaseError {
        DatabaseError(
            .unsupported, "COPY with the rows in the script is not supported",
            hint:
                "write the rows as INSERT statements (pg_dump --inserts), or leave them out (--schema-only)",
            offset: offset)
    }

    /// The command that made a script unreadable, as rows of COPY and words such as `it's` do.
    static func cause(of error: DatabaseError, in bytes: [UInt8]) -> DatabaseError? {
        let lines = bytes.indices.lazy.filter {
            bytes[$0] == UInt8(ascii: "\\") && ($0 == 0 || bytes[$0 - 1] == UInt8(ascii: "\n"))
        }
        guard let start = lines.first(where: { !PsqlCommand(line: bytes[$0...]).canBeSkipped }) else {
            return nil
        }
        let command = PsqlCommand(line: bytes[start...])
        if command.name == "\\." { return command.isNotSupported(at: start) }
        // A backslash in a quote or a body that begins before it is none.
        guard (try? Token.scan(bytes[..<start])) != nil else { return nil }
        return command.isNotSupported(at: start)
    }
}
