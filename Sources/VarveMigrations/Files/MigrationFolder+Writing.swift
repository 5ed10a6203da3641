extension MigrationFolder {
    /// Writes migrations under the next free numbers. Either all files are written or none.
    ///
    /// - Returns: The paths of the files.
    /// - Throws: ``MigrationError/unwritable(path:reason:)``.
    @discardableResult
    public func write(_ migrations: [GeneratedMigration]) throws(MigrationError) -> [String] {
        var version = nextVersion
        var files: [(path: String, text: String)] = []
        for migration in migrations {
            files += self.files(for: migration, version: version)
            version = MigrationVersion(version.number + 1, width: version.text.utf8.count)
        }
        var written: [String] = []
        do throws(MigrationError) {
            for file in files {
                if let slash = file.path.lastIndex(of: "/") {
                    try FileSystem.makeFolder(String(file.path[..<slash]))
                }
                try FileSystem.create(file.path, file.text)
                written.append(file.path)
            }
            return written
        } catch {
            for path in written { FileSystem.remove(path) }
            throw error
        }
    }

    /// Writes a migration for a user to fill in.
    ///
    /// - Returns: The paths of the files.
    /// - Throws: ``MigrationError/unusableName(_:)``, ``MigrationError/unwritable(path:reason:)``.
    @discardableResult
    public func writeTemplate(named name: String) throws(MigrationError) -> [String] {
        let name = try MigrationName(name)
        return try write([
            GeneratedMigration(
                name: name.text, up: "-- purpose: \(name.words)\n\n",
                down: "-- purpose: take back: \(name.words)\n\n")
        ])
    }

    /// The number after the greatest one.
    var nextVersion: MigrationVersion {
        let last = migrations.last?.version
        let isTimestamp = last.map { $0.text.utf8.count == 14 } ?? false
        if settings.numbering ?? (isTimestamp ? .timestamp : .sequential) == .timestamp {
            let now = MigrationVersion(Timestamp.now.digits) ?? MigrationVersion(0, width: 14)
            return last.map { $0 >= now ? MigrationVersion($0.number + 1, width: 14) : now } ?? now
        }
        let width = settings.numberWidth ?? last?.text.utf8.count ?? 4
        return MigrationVersion((last?.number ?? 0) + 1, width: width)
    }

    private func files(
        for migration: GeneratedMigration, version: MigrationVersion
    ) -> [(path: String, text: String)] {
        let stem = FileSystem.join(path, "\(version)_\(migration.name)")
        switch layout {
        case .pairs: return [("\(stem).up.sql", migration.up), ("\(stem).down.sql", migration.down)]
        case .folders: return [("\(stem)/up.sql", migration.up), ("\(stem)/down.sql", migration.down)]
        case .flat:
            let down = FileSystem.join(
                FileSystem.join(path, FolderScan.downFolder), "\(version)_\(migration.name).sql")
            return [("\(stem).sql", migration.up), (down, migration.down)]
        case .goose: return [("\(stem).sql", Self.goose(migration))]
        case .dbmate: return [("\(stem).sql", Self.dbmate(migration))]
        }
    }

    /// goose cuts at every semicolon unless told otherwise, so that each half is one piece for it. It runs both
    /// halves in a transaction or neither.
    private static func goose(_ migration: GeneratedMigration) -> String {
        let isWithout = refusesTransaction(migration.up) || refusesTransaction(migration.down)
        return (isWithout ? "-- +goose NO TRANSACTION\n" : "") + """
            -- +goose Up
            -- +goose StatementBegin
            \(migration.up)-- +goose StatementEnd

            -- +goose Down
            -- +goose StatementBegin
            \(migration.down)-- +goose StatementEnd

            """
    }

    private static func dbmate(_ migration: GeneratedMigration) -> String {
        func option(_ half: String) -> String { refusesTransaction(half) ? " transaction:false" : "" }
        return "-- migrate:up\(option(migration.up))\n\(migration.up)\n"
            + "-- migrate:down\(option(migration.down))\n\(migration.down)"
    }

    /// Whether a half says so in Varve's words, which other tools do not know.
    private static func refusesTransaction(_ half: String) -> Bool {
        let directives = try? Directives(lines: SourceText.lines(of: half), path: "")
        return directives.map { !$0.usesTransaction } ?? false
    }
}
