/// Reads names as `pg_dump` writes them from the beginning of a text.
struct NameScanner {
    /// What is not read yet.
    private(set) var rest: Substring

    /// A name as it is written, and without quotes.
    struct Name {
        let written: String
        let plain: String
    }

    /// A name with its schema.
    struct Path {
        let schema: String
        let name: Name
        var written: String { schema + "." + name.written }
    }

    init(_ text: Substring) {
        rest = text
    }

    /// Passes over a text if it is the next one.
    mutating func skip(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    mutating func name() -> Name? {
        guard rest.first == "\"" else {
            let written = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
            rest = rest[written.endIndex...]
            return written.isEmpty ? nil : Name(written: String(written), plain: String(written))
        }
        var end = rest.index(after: rest.startIndex)
        while end < rest.endIndex {
            let next = rest.index(after: end)
            if rest[end] == "\"" {
                guard next < rest.endIndex, rest[next] == "\"" else { break }
                end = next
            }
            end = rest.index(after: end)
        }
        guard end < rest.endIndex else { return nil }
        let written = rest[...end]
        rest = rest[rest.index(after: end)...]
        let plain = written.dropFirst().dropLast().replacing("\"\"", with: "\"")
        return Name(written: String(written), plain: String(plain))
    }

    mutating func path() -> Path? {
        guard let schema = name(), skip("."), let name = name() else { return nil }
        return Path(schema: schema.written, name: name)
    }
}
