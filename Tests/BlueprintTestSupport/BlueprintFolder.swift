import VarveMigrations

/// The folder of a blueprint, as it is in the repository.
public struct BlueprintFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// Takes a blueprint by its name: `AppPlatform`.
    public init(_ name: String) {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path = parts.dropLast(3).joined(separator: "/") + "/Blueprints/\(name)"
    }

    /// The path of something in the folder.
    public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Reads the blueprint's migrations.
    ///
    /// - Parameter name: The folder that they are in.
    public func migrations(_ name: String = "migrations") throws -> MigrationFolder {
        try MigrationFolder(reading: self(name))
    }
}
