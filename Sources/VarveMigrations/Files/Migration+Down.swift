import VarveDatabase

/// A down half that is there.
enum DownHalf: Sendable, Hashable {
    case read(MigrationScript)
    /// Its file is read when somebody asks: of migrations that are applied nobody does.
    case unread(path: String)

    func script() throws(MigrationError) -> MigrationScript {
        switch self {
        case .read(let script): return script
        case .unread(let path):
            let text = try SourceText(reading: path)
            let directives = try Directives(lines: text.lines, path: path)
            return MigrationScript(SQLScript(name: path, text: text.text), directives)
        }
    }
}

extension Migration {
    /// What takes it back; `nil` in a layout whose files have no such half.
    ///
    /// - Throws: ``MigrationError`` where the half was left for later and its file can't be used.
    public var down: MigrationScript? {
        get throws(MigrationError) { try downHalf?.script() }
    }

    /// Whether there is something that takes it back.
    public var hasDown: Bool { downHalf != nil }

    /// The migration with its down half read.
    func readingDown() throws(MigrationError) -> Migration {
        guard case .unread = downHalf else { return self }
        return Migration(
            version: version, name: name, up: up, downHalf: try down.map { .read($0) }, checksum: checksum,
            header: header, layout: layout)
    }
}
