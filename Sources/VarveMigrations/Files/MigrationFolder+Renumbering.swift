/// A migration that got another number.
public struct Renumbering: Sendable, Hashable {
    /// The file or folder as it was.
    public let from: String
    /// The file or folder as it is.
    public let to: String
}

extension MigrationFolder {
    /// Gives the later ones of migrations with one number the next free numbers by renaming their files.
    /// A migration that is applied keeps its number.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - settings: How its files are named.
    ///   - applied: What a database's ledger says; empty where none was asked.
    ///   - isDryRun: Whether to rename nothing.
    /// - Returns: What was renamed; none where all numbers differ.
    /// - Throws: ``MigrationError``; what was renamed before is named back.
    public static func renumber(
        _ path: String, settings: FolderSettings = FolderSettings(), applied: [LedgerEntry] = [],
        isDryRun: Bool = false
    ) throws(MigrationError) -> [Renumbering] {
        let scan = try FolderScan(path, settings: settings)
        var next = scan.entries.last.map(\.version.number) ?? 0
        var renumberings: [Renumbering] = []
        for group in scan.duplicates {
            let keeper = group.firstIndex { entry in
                applied.contains { $0.version == entry.version && $0.name == entry.name }
            }
            for (index, entry) in group.enumerated() where index != keeper ?? 0 {
                next += 1
                let version = MigrationVersion(next, width: entry.version.text.utf8.count)
                renumberings += scan.numberedPaths(of: entry).map { renumbering($0, entry.version, version) }
            }
        }
        if !isDryRun { try carryOut(renumberings) }
        return renumberings
    }

    private static func renumbering(
        _ path: String, _ old: MigrationVersion, _ new: MigrationVersion
    ) -> Renumbering {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return Renumbering(
            from: path, to: path[..<slash] + new.text + path[slash...].dropFirst(old.text.count))
    }

    private static func carryOut(_ renumberings: [Renumbering]) throws(MigrationError) {
        for (index, renumbering) in renumberings.enumerated() {
            do throws(MigrationError) {
                try FileSystem.move(renumbering.from, to: renumbering.to)
            } catch {
                for done in renumberings[..<index].reversed() { try? FileSystem.move(done.to, to: done.from) }
                throw error
            }
        }
    }
}
