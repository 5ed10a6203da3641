/// A folder of migrations, read and found to be in order.
public struct MigrationFolder: Sendable, Hashable {
    /// The folder's path as the user gave it.
    public let path: String

    /// How its files are named.
    public let settings: FolderSettings

    /// The layout of its files; that of the settings where there is none.
    public let layout: MigrationLayout

    /// The migrations by number.
    public let migrations: [Migration]

    /// Collects migrations that were read elsewhere.
    init(path: String, settings: FolderSettings, layout: MigrationLayout, migrations: [Migration]) {
        self.path = path
        self.settings = settings
        self.layout = layout
        self.migrations = migrations
    }

    /// Reads a folder. Every known layout is recognised.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - settings: How its files are named.
    ///   - readsDownHalves: Whether the down halves are read now. A runner that goes up needs only those of pending
    ///     migrations, and asks for them.
    /// - Throws: ``MigrationError`` that names the path: a missing folder, a missing half, two files with one number,
    ///   a file that is empty, binary or not UTF-8, an unknown directive.
    public init(
        reading path: String, settings: FolderSettings = FolderSettings(), readsDownHalves: Bool = true
    ) throws(MigrationError) {
        let scan = try FolderScan(path, settings: settings)
        try scan.refuseDuplicates()
        self = try scan.folder(readsDownHalves: readsDownHalves)
    }

    /// The migration with a number; `nil` where there is none.
    public subscript(version: MigrationVersion) -> Migration? {
        var range = migrations.startIndex..<migrations.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if migrations[middle].version == version { return migrations[middle] }
            range =
                migrations[middle].version < version
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// The migration with a number that a user typed, with or without leading zeros.
    ///
    /// - Throws: ``MigrationError/versionNotFound(_:folder:)``.
    public func version(named text: String) throws(MigrationError) -> MigrationVersion {
        guard let version = MigrationVersion(text), let migration = self[version] else {
            throw .versionNotFound(text, folder: path)
        }
        return migration.version
    }
}
