import VarveCatalog

/// The name that the server makes up where none is given, by the rules of its `makeObjectName`.
struct GeneratedName {
    private let table: String
    private let addition: String?
    private let label: String

    /// Describes a name.
    ///
    /// - Parameters:
    ///   - table: The table or domain.
    ///   - columns: The columns that go into the name; empty where none does.
    ///   - label: What it ends in: `key`.
    init(table: String, columns: [String], label: String) {
        self.table = table
        self.addition = columns.isEmpty ? nil : Self.joined(columns)
        self.label = label
    }

    /// Whether a name is the made-up one, or the made-up one with a number because that was taken.
    func matches(_ name: String) -> Bool {
        let end = name.utf8.lastIndex { !Self.digits.contains($0) } ?? name.startIndex
        // Most names are somebody's own, and this tells most of those.
        guard name.utf8[...end].reversed().starts(with: label.utf8.reversed()) else { return false }
        let digits = name.utf8[end...].dropFirst()
        return name == made(label + (Substring(digits)))
    }

    /// The names of the NOT NULL of a column or a domain.
    static func ofNotNull(_ id: ObjectID) -> GeneratedName {
        id.kind == .domain
            ? GeneratedName(table: id.name, columns: [], label: "not_null")
            : GeneratedName(table: id.path[1], columns: [id.name], label: "not_null")
    }

    /// The name that the server would make up first.
    var text: String { made(label) }

    /// Whether the server may have made a name up when the table or the column had another name: a rename of either leaves
    /// such names as they were.
    func mayHaveMatched(_ name: String) -> Bool {
        let digits = name.utf8.reversed().prefix { Self.digits.contains($0) }.count
        let stem = String(decoding: name.utf8.dropLast(digits), as: UTF8.self)
        // A domain's begins with whatever the domain was called.
        guard let addition else { return stem.hasSuffix("_" + label) }
        return matches(name) || stem.hasSuffix("_\(addition)_\(label)")
            || stem.hasPrefix(table + "_") && stem.hasSuffix("_" + label)
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// An identifier has at most 63 bytes.
    private static let limit = 63

    /// The server stops when the text is long enough; what is too much is cut off later.
    private static func joined(_ columns: [String]) -> String {
        var text = ""
        for column in columns where text.utf8.count <= limit {
            text += text.isEmpty ? column : "_" + column
        }
        return text
    }

    /// Joins the parts, and shortens the longer of the first two until all fit.
    private func made(_ label: String) -> String {
        let overhead = label.utf8.count + 1 + (addition == nil ? 0 : 1)
        let room = Self.limit - overhead
        if self.table.utf8.count + (self.addition?.utf8.count ?? 0) <= room {
            return [self.table, self.addition, label].compactMap { $0 }.joined(separator: "_")
        }
        var table = Array(table.utf8)
        var addition = addition.map { Array($0.utf8) }
        var lengths = (table.count, addition?.count ?? 0)
        while lengths.0 + lengths.1 > room {
            if lengths.0 > lengths.1 { lengths.0 -= 1 } else { lengths.1 -= 1 }
        }
        table = Self.clipped(table, lengths.0)
        addition = addition.map { Self.clipped($0, lengths.1) }
        let parts = [table, addition].compactMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
        return (parts + [label]).joined(separator: "_")
    }

    /// At most so many bytes, without a half character at the end.
    private static func clipped(_ text: [UInt8], _ length: Int) -> [UInt8] {
        var end = min(length, text.count)
        while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(text[..<end])
    }
}
