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
    /// - Throws: ``MigrationError`` that names the path: a missing folder, a missing half, two files with one number,
    ///   a file that is empty, binary or not UTF-8, an unknown directive.
    public init(reading path: String, settings: FolderSettings = FolderSettings()) throws(MigrationError) {
        let scan = try FolderScan(path, settings: settings)
        try scan.refuseDuplicates()
        self = try scan.folder()
    }

    /// The migration with a number; `nil` where there is none.
    public subscript(version: MigrationVersion) -> Migration? {
        migrations.first { $0.version == version }
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
