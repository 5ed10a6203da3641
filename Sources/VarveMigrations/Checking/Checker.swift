import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// The gate that a change must pass before it is merged.
public struct Checker: Sendable {
    let loader: CatalogLoader

    /// Makes a checker that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Checks a folder of migrations: numbers and files, the ledger of a database, what each half does on a scratch
    /// database, and whether the end is the declared schema.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - settings: How its files are named.
    ///   - schema: What its end state must equal; `nil` where nothing is declared.
    ///   - ledger: What a database's ledger says; `nil` where none was asked.
    ///   - conventions: What all tables have in common, where a declaration in Swift does not say it.
    ///   - canonical: The schema that has the last word; `nil` where there is none.
    ///   - history: The document that must be what ``HistoryDocument`` gives; `nil` where there is none.
    ///   - isStrict: Whether objects that Varve does not model fail the check.
    /// - Returns: What was found, by file; empty where all is well.
    /// - Throws: ``MigrationError`` only where the check itself could not be made.
    public func check(
        _ path: String, settings: FolderSettings = FolderSettings(), schema: CatalogSource? = nil,
        ledger: [LedgerEntry]? = nil, conventions: Conventions? = nil, canonical: CanonicalSchema? = nil,
        history: String? = nil, isStrict: Bool = false
    ) async throws(MigrationError) -> [Finding] {
        let folder: MigrationFolder
        var findings: [Finding] = []
        do throws(MigrationError) {
            let scan = try FolderScan(path, settings: settings)
            findings += scan.duplicates.map { group in
                Finding(.duplicateVersion(group[0].version, paths: group.map { scan.path(of: $0.up) }))
            }
            folder = try scan.folder(readsDownHalves: true)
        } catch {
            guard case .folderMissing = error else { return findings + [Finding(error)] }
            throw error
        }
        guard findings.isEmpty else { return findings }
        findings += FileRules.findings(folder)
        if let ledger { findings += LedgerRules.findings(folder, ledger) }
        var replay = Replay(loader: loader, folder: folder)
        try await replay.run()
        findings += replay.findings
        if replay.reachesEnd {
            let end = try await loader.catalog(of: .migrations(folder))
            let rules = SchemaRules(loader: loader, folder: folder, end: end)
            findings += try await rules.findings(schema, isStrict: isStrict)
            findings += try await rules.conventionFindings(schema, conventions)
            if let canonical {
                findings += try await CanonicalRules(loader: loader, end: end, canonical: canonical)
                    .findings()
            }
            if let history {
                findings += try await HistoryRules(loader: loader, folder: folder).findings(history)
            }
        }
        return findings
    }

    /// What does not follow the conventions where some migrations end.
    ///
    /// - Parameters:
    ///   - folder: The migrations.
    ///   - schema: The declared schema.
    ///   - conventions: What all tables have in common, where a declaration in Swift does not say it.
    public func conventionFindings(
        in folder: MigrationFolder, schema: CatalogSource?, conventions: Conventions? = nil
    ) async throws(MigrationError) -> [Finding] {
        guard SchemaRules.hasConventions(schema, conventions) else { return [] }
        let end = try await loader.catalog(of: .migrations(folder))
        return try await SchemaRules(loader: loader, folder: folder, end: end)
            .conventionFindings(schema, conventions)
    }
}
