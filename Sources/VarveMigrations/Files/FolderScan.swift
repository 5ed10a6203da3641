/// The names in a folder of migrations, sorted into migrations whose files are not read yet.
struct FolderScan {
    /// The files of one migration.
    struct Entry {
        let version: MigrationVersion
        let name: String
        let layout: MigrationLayout
        /// The names of the files in the scanned folder.
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
        let found = try FolderEntry.all(in: path)
        let names = Set(found.lazy.map(\.name).filter { $0.hasSuffix(".sql") })
        let downHalves = try Self.downHalves(of: path, among: found)
        for name in downHalves.sorted() where !names.contains(name) {
            throw .missingHalf(
                path: self.path(of: "\(Self.downFolder)/\(name)"), missing: self.path(of: name))
        }
        entries.reserveCapacity(names.count)
        // A folder has no order; of several errors the one of the first name is told.
        var failure: (name: String, error: MigrationError)?
        for item in found {
            do throws(MigrationError) {
                if let entry = try entry(for: item, among: names, downHalves) { entries.append(entry) }
            } catch {
                if failure.map({ item.name < $0.name }) ?? true { failure = (item.name, error) }
            }
        }
        if let failure { throw failure.error }
        entries.sort { $0.version == $1.version ? $0.name < $1.name : $0.version < $1.version }
    }

    /// Whether a folder holds migrations rather than a schema: some SQL file is numbered, or there is none at all.
    static func looksLikeMigrations(_ path: String) -> Bool {
        guard let found = try? FolderEntry.all(in: path) else { return false }
        let candidates = found.filter { $0.isFolder || $0.name.hasSuffix(".sql") }
        return candidates.isEmpty
            || candidates.contains { $0.name.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    }

    /// - Throws: ``MigrationError/duplicateVersion(_:paths:)`` where two migrations have one number.
    func refuseDuplicates() throws(MigrationError) {
        for group in duplicates {
            throw .duplicateVersion(group[0].version, paths: group.map { path(of: $0.up) })
        }
    }

    /// The migrations that share a number, by number.
    var duplicates: [[Entry]] {
        Dictionary(grouping: entries, by: \.version).values.filter { $0.count > 1 }
            .sorted { $0[0].version < $1[0].version }
    }

    /// The path of a file by its name in the folder.
    func path(of name: String) -> String { FileSystem.join(path, name) }

    /// The files, or the folder, that carry a migration's number in their name.
    func numberedPaths(of entry: Entry) -> [String] {
        if entry.layout == .folders { return [path(of: String(entry.up.dropLast("/up.sql".count)))] }
        return [entry.up, entry.down].compactMap { $0.map(path(of:)) }
    }

    /// The folder in which flat migrations have their down halves.
    static let downFolder = "down"

    private static func downHalves(
        of path: String, among found: [FolderEntry]
    ) throws(MigrationError) -> Set<String> {
        guard found.contains(where: { $0.isFolder && $0.name == downFolder }) else { return [] }
        let inside = try FolderEntry.all(in: FileSystem.join(path, downFolder))
        return Set(inside.lazy.filter { !$0.isFolder && $0.name.hasSuffix(".sql") }.map(\.name))
    }

    private func entry(
        for found: FolderEntry, among names: Set<String>, _ downHalves: Set<String>
    ) throws(MigrationError) -> Entry? {
        let name = found.name
        if found.isFolder { return try folderEntry(name) }
        guard name.hasSuffix(".sql") else { return nil }
        if name.hasSuffix(".down.sql") {
            let up = String(Substring(name.utf8.dropLast(".down.sql".utf8.count))) + ".up.sql"
            guard names.contains(up) else {
                throw .missingHalf(path: path(of: name), missing: path(of: up))
            }
            return nil
        }
        if name.hasSuffix(".up.sql") {
            let stem = Substring(name.utf8.dropLast(".up.sql".utf8.count))
            let down = String(stem) + ".down.sql"
            guard names.contains(down) else {
                throw .missingHalf(path: path(of: name), missing: path(of: down))
            }
            return try entry(.pairs, stem: stem, of: name, up: name, down: down)
        }
        let down = downHalves.contains(name) ? "\(Self.downFolder)/\(name)" : nil
        return try entry(.flat, stem: name.dropLast(".sql".count), of: name, up: name, down: down)
    }

    private func folderEntry(_ name: String) throws(MigrationError) -> Entry? {
        if name == Self.downFolder { return nil }
        let (up, down) = ("\(name)/up.sql", "\(name)/down.sql")
        switch (FileSystem.exists(path(of: up)), FileSystem.exists(path(of: down))) {
        case (false, false):
            // A folder with a number is a migration; any other is none of our business.
            guard MigrationVersion(name.prefix { $0.isNumber }) != nil else { return nil }
            throw .missingHalf(path: path(of: name), missing: path(of: up))
        case (true, false): throw .missingHalf(path: path(of: up), missing: path(of: down))
        case (false, true): throw .missingHalf(path: path(of: down), missing: path(of: up))
        case (true, true): return try entry(.folders, stem: name[...], of: name, up: up, down: down)
        }
    }

    /// Takes the number and the name apart.
    private func entry(
        _ layout: MigrationLayout, stem: Substring, of file: String, up: String, down: String?
    ) throws(MigrationError) -> Entry {
        let digits = stem.utf8.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { throw .unnumbered(path: path(of: file)) }
        guard let version = MigrationVersion(Substring(digits)), version.number <= UInt64(Int64.max) else {
            throw .numberTooGreat(path: path(of: file))
        }
        let rest = stem[digits.endIndex...].utf8.drop { Self.separators.contains($0) }
        return Entry(version: version, name: String(Substring(rest)), layout: layout, up: up, down: down)
    }

    private static let separators = Array("_-.".utf8)
}
