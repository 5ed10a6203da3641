/// The names that the server made up for the indexes of partitions, in what `pg_dump` says.
///
/// Such a name depends on what was there when the index was made, and is no difference. What the index is, what table it
/// is of and what it is a part of are; so it is told by those.
struct PartitionIndexNames: Sendable {
    /// What stands for an index, by its schema and name as they are written.
    private var forms: [String: String] = [:]

    /// Looks for them.
    ///
    /// - Parameters:
    ///   - sections: The lines of each statement, with those that belong to it.
    ///   - others: Names elsewhere. Where the server made up one for an index there, the one here is none either,
    ///     whatever it is.
    init(in sections: [[Substring]], beside others: PartitionIndexNames? = nil) {
        let known = Set((others?.forms ?? [:]).values)
        let parts = Set(sections.flatMap(\.self).compactMap(Self.attached))
        guard !parts.isEmpty else { return }
        for definition in sections.compactMap(IndexDefinition.init) where parts.contains(definition.path) {
            let isNone = definition.hasMadeUpName || known.contains(definition.form)
            if isNone { forms[definition.path] = definition.form }
        }
    }

    /// A section without those names.
    func leftOut(of section: [Substring]) -> [Substring] {
        guard !forms.isEmpty else { return section }
        if let definition = IndexDefinition(section), let form = forms[definition.path] {
            // With an index come its marks, which name it without its schema.
            return section.map { line in
                Substring(line.replacing(definition.path, with: form).replacing(definition.name, with: form))
            }
        }
        return section.map(leftOut)
    }

    private func leftOut(of line: Substring) -> Substring {
        guard let start = ["ALTER INDEX ", "COMMENT ON INDEX "].first(where: line.hasPrefix) else {
            return line
        }
        var scanner = NameScanner(line.dropFirst(start.count))
        guard let path = scanner.path() else { return line }
        var result = start + (forms[path.written] ?? path.written)
        let attachment = " ATTACH PARTITION "
        if scanner.skip(attachment), let part = scanner.path() {
            result += attachment + (forms[part.written] ?? part.written)
        }
        return Substring(result + scanner.rest)
    }

    /// The index that a line makes a part of another.
    private static func attached(_ line: Substring) -> String? {
        guard line.hasPrefix("ALTER INDEX ") else { return nil }
        var scanner = NameScanner(line.dropFirst("ALTER INDEX ".count))
        guard scanner.path() != nil, scanner.skip(" ATTACH PARTITION ") else { return nil }
        return scanner.path()?.written
    }
}

/// The statement that makes an index, or a key with the index behind it.
private struct IndexDefinition {
    /// The index's name as it is written, and with its schema.
    let name: String
    let path: String
    /// The index without its name.
    let form: String
    /// Whether the name begins and ends like one that the server makes up.
    let hasMadeUpName: Bool

    init?(_ section: [Substring]) {
        guard let first = section.first else { return nil }
        var scanner = NameScanner(first)
        let own: NameScanner.Name
        let table: NameScanner.Path
        if scanner.skip("CREATE INDEX ") || scanner.skip("CREATE UNIQUE INDEX ") {
            guard let name = scanner.name(), scanner.skip(" ON ") else { return nil }
            _ = scanner.skip("ONLY ")
            guard let path = scanner.path() else { return nil }
            (own, table) = (name, path)
        } else if scanner.skip("ALTER TABLE ONLY "), let path = scanner.path(), section.count > 1 {
            scanner = NameScanner(section[1])
            guard scanner.skip("    ADD CONSTRAINT "), let name = scanner.name() else { return nil }
            (own, table) = (name, path)
        } else {
            return nil
        }
        name = own.written
        path = table.schema + "." + own.written
        form = "(made up of \(table.written)\(scanner.rest))"
        hasMadeUpName = Self.isMadeUp(own.plain, of: table.name.plain)
    }

    /// The server takes both names whole, or cuts them to half of 63 bytes at least, and puts a number behind.
    private static func isMadeUp(_ name: String, of table: String) -> Bool {
        let stem = name.utf8.reversed().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let isEnding = ["_idx", "_key", "_pkey", "_excl"].contains { stem.starts(with: $0.utf8.reversed()) }
        return isEnding && name.utf8.starts(with: table.utf8.prefix(24))
    }
}
