import VarveDatabase

extension FolderScan {
    /// Reads the files.
    ///
    /// - Parameter readsDownHalves: Whether a down half that has a file of its own is read now, or when it is asked
    ///   for.
    /// - Throws: ``MigrationError`` where one can't be read, isn't text or holds an unknown directive.
    func folder(readsDownHalves: Bool) throws(MigrationError) -> MigrationFolder {
        let expectsPairs = settings.layout == .pairs || entries.contains { $0.layout == .pairs }
        let reader = try FileReader(folder: path)
        var migrations: [Migration] = []
        migrations.reserveCapacity(entries.count)
        var last: MigrationLayout?
        for entry in entries {
            let (migration, layout) = try read(entry, with: reader, expectsPairs: expectsPairs)
            migrations.append(readsDownHalves ? try migration.readingDown() : migration)
            last = layout
        }
        return MigrationFolder(
            path: path, settings: settings, layout: settings.layout ?? last ?? .pairs,
            migrations: migrations)
    }

    private func read(
        _ entry: Entry, with reader: FileReader, expectsPairs: Bool
    ) throws(MigrationError) -> (Migration, MigrationLayout) {
        let text = try SourceText(reading: entry.up, with: reader)
        guard entry.layout == .flat else { return (try pair(entry, up: text), entry.layout) }
        let markers = try SectionMarkers(text.lines, path: text.path)
        if let layout = markers.layout, let up = markers.up {
            if let down = entry.down {
                throw .malformedDirective(
                    ScriptLocation(file: text.path, line: 1, column: 1),
                    reason:
                        "the file has its halves in it, so \(path(of: down)) is one too many; keep one of them"
                )
            }
            return (try sections(entry, of: text, layout, up: up, down: markers.down), layout)
        }
        if expectsPairs {
            let stem = text.path.dropLast(".sql".count)
            throw .missingHalf(path: text.path, missing: "\(stem).down.sql")
        }
        return (try pair(entry, up: text), .flat)
    }

    private func pair(_ entry: Entry, up: SourceText) throws(MigrationError) -> Migration {
        let directives = try Directives(lines: up.lines, path: up.path)
        return Migration(
            version: entry.version, name: entry.name,
            up: MigrationScript(SQLScript(name: up.path, text: up.text), directives),
            downHalf: entry.down.map { .unread(path: path(of: $0)) },
            checksum: SourceText.checksum(up.text), header: directives.header, layout: entry.layout)
    }

    private func sections(
        _ entry: Entry, of text: SourceText, _ layout: MigrationLayout, up: SectionMarkers.Section,
        down: SectionMarkers.Section?
    ) throws(MigrationError) -> Migration {
        let lines = text.lines
        let directives = try Directives(
            lines: lines[up.lines], path: text.path, firstLine: up.lines.lowerBound + 1)
        let head = try Directives(lines: lines[..<up.lines.lowerBound], path: text.path)
        return Migration(
            version: entry.version, name: entry.name,
            up: try half(up, of: lines, path: text.path),
            downHalf: try down.map { section throws(MigrationError) in
                .read(try half(section, of: lines, path: text.path))
            },
            checksum: SourceText.checksum(lines[up.lines].joined(separator: "\n")),
            header: head.header == MigrationHeader() ? directives.header : head.header, layout: layout)
    }

    private func half(
        _ section: SectionMarkers.Section, of lines: [Substring], path: String
    ) throws(MigrationError) -> MigrationScript {
        let directives = try Directives(
            lines: lines[section.lines], path: path, firstLine: section.lines.lowerBound + 1)
        let padding = String(repeating: "\n", count: section.lines.lowerBound)
        let text = padding + lines[section.lines].joined(separator: "\n")
        return MigrationScript(
            script: SQLScript(name: path, text: text),
            usesTransaction: section.usesTransaction && directives.usesTransaction,
            ignoredRules: directives.ignoredRules)
    }
}

extension MigrationScript {
    init(_ script: SQLScript, _ directives: Directives) {
        self.init(
            script: script, usesTransaction: directives.usesTransaction, ignoredRules: directives.ignoredRules
        )
    }

    /// The text as the ledger keeps it: without blank lines around it, and with its own word on transactions.
    var ledgerText: String {
        let text = script.text.trimmingSpaces()
        let lines = SourceText.lines(of: text)
        let says = lines.contains { LineComment($0)?.argument(after: "varve:no-transaction") != nil }
        return usesTransaction || says ? text : "-- varve:no-transaction\n\(text)"
    }
}
