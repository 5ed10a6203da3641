/// The names in a folder of migrations, sorted into migrations whose files are not read yet.
struct FolderScan {
    /// The files of one migration.
    struct Entry {
        let version: MigrationVersion
        let name: String
        let layout: MigrationLayout
        /// The files, or the folder, that carry the number in their name.
        var paths: [String]
        let up: String
        let down: String?
    }

    let path: String
    let settings: FolderSettings
    private(set) var entries: [Entry] = []

    /// Sorts a folder's names by layout.
    ///
    /// - Throws: ``MigrationError`` where the folder is missing, an SQL file has no number or a half is missing.
    init(_ path: String, settings: FolderSettings) throws(MigrationError) {
        self.path = path
        self.settings = settings
        let names = try FileSystem.names(in: path)
        let all = Set(names)
        for name in names {
            if let entry = try entry(for: name, among: all) { entries.append(entry) }
        }
        entries.sort { ($0.version, $0.name) < ($1.version, $1.name) }
    }

    /// Whether a folder holds migrations rather than a schema: some SQL file is numbered, or there is none at all.
    static func looksLikeMigrations(_ path: String) -> Bool {
        guard let names = try? FileSystem.names(in: path) else { return false }
        let isNumbered = { (name: String) in name.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
        let files = names.filter { $0.hasSuffix(".sql") }
        let folders = names.filter { FileSystem.isFolder(FileSystem.join(path, $0)) }
        return files.contains(where: isNumbered) || folders.contains(where: isNumbered)
            || files.isEmpty && folders.isEmpty
    }

    /// - Throws: ``MigrationError/duplicateVersion(_:paths:)`` where two migrations have one number.
    func refuseDuplicates() throws(MigrationError) {
        for group in duplicates {
            throw .duplicateVersion(group[0].version, paths: group.map(\.up))
        }
    }

    /// The migrations that share a number, by number.
    var duplicates: [[Entry]] {
        Dictionary(grouping: entries, by: \.version).values.filter { $0.count > 1 }
            .sorted { $0[0].version < $1[0].version }
    }

    private func entry(for name: String, among names: Set<String>) throws(MigrationError) -> Entry? {
        let full = FileSystem.join(path, name)
        if FileSystem.isFolder(full) { return try folderEntry(name, at: full) }
        guard name.hasSuffix(".sql") else { return nil }
        if name.hasSuffix(".down.sql") {
            let up = name.dropLast(".down.sql".count) + ".up.sql"
            guard names.contains(String(up)) else {
                throw .missingHalf(path: full, missing: FileSystem.join(path, String(up)))
            }
            return nil
        }
        if name.hasSuffix(".up.sql") {
            let stem = String(name.dropLast(".up.sql".count))
            let down = "\(stem).down.sql"
            guard names.contains(down) else {
                throw .missingHalf(path: full, missing: FileSystem.join(path, down))
            }
            let number = try number(of: stem, at: full)
            return Entry(
                version: number.version, name: number.name, layout: .pairs,
                paths: [full, FileSystem.join(path, down)], up: full, down: FileSystem.join(path, down))
        }
        let number = try number(of: String(name.dropLast(".sql".count)), at: full)
        return Entry(
            version: number.version, name: number.name, layout: .flat, paths: [full], up: full, down: nil)
    }

    private func folderEntry(_ name: String, at full: String) throws(MigrationError) -> Entry? {
        let up = FileSystem.join(full, "up.sql")
        let down = FileSystem.join(full, "down.sql")
        switch (FileSystem.exists(up), FileSystem.exists(down)) {
        case (false, false):
            // A folder with a number is a migration; any other is none of our business.
            guard MigrationVersion(name.prefix { $0.isNumber }) != nil else { return nil }
            throw .missingHalf(path: full, missing: up)
        case (true, false): throw .missingHalf(path: up, missing: down)
        case (false, true): throw .missingHalf(path: down, missing: up)
        case (true, true):
            let number = try number(of: name, at: full)
            return Entry(
                version: number.version, name: number.name, layout: .folders, paths: [full], up: up,
                down: down)
        }
    }

    private func number(
        of stem: String, at path: String
    ) throws(MigrationError) -> (version: MigrationVersion, name: String) {
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { throw .unnumbered(path: path) }
        guard let version = MigrationVersion(digits), version.number <= UInt64(Int64.max) else {
            throw .numberTooGreat(path: path)
        }
        let rest = stem.dropFirst(digits.count)
        return (version, String(rest.drop { $0 == "_" || $0 == "-" || $0 == "." }))
    }
}
