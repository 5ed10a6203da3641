import VarveDatabase
import VarveDeclaration

/// What SQLite puts where nothing is given.
enum SQLiteDefaults {
    /// The present time as RFC 3339 in UTC with milliseconds. It stays the same within one statement's step.
    static let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

    /// The text after DEFAULT.
    static func write(_ value: DeclaredDefault, in table: String) throws(DatabaseError) -> String {
        switch value {
        case .literal(.decimal(let digits)): SQLiteFragments.text(digits)  // the column holds text
        case .literal(.integer(.min)): "(" + (try SQLiteFragments.write(.integer(.min), in: table)) + ")"
        case .literal(let literal): try SQLiteFragments.write(literal, in: table)
        case .currentTimestamp: "(\(now))"
        case .uuidV4: "(\(uuid(beginning: random(4) + " || '-' || " + random(2), version: 4)))"
        case .uuidV7: "(\(uuid(beginning: timeDigits, version: 7)))"
        case .expression(let fragment): "(" + (try SQLiteFragments.write(fragment, in: table)) + ")"
        }
    }

    private static func random(_ bytes: Int) -> String { "lower(hex(randomblob(\(bytes))))" }

    /// Milliseconds since 1970, from the second and the three digits of its fraction: no rounding.
    private static let milliseconds =
        "(CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER))"

    /// RFC 9562, section 5.7: the first 48 bits of version 7 are the time.
    private static let timeDigits =
        "printf('%08x-%04x', \(milliseconds) >> 16, \(milliseconds) & 65535)"

    /// RFC 9562, section 4: after 48 bits come the version, 12 bits, the variant (binary 10) and 62 bits.
    private static func uuid(beginning: String, version: Int) -> String {
        """
        \(beginning) || '-\(version)' || substr(\(random(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) \
        || substr(\(random(2)), 2) || '-' || \(random(6))
        """
    }
}
