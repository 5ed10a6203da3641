import VarveDatabase

/// One migration: an up half, a down half and what its comments say.
public struct Migration: Sendable, Hashable {
    /// The number that orders it.
    public let version: MigrationVersion

    /// The name after the number: `add_wallets`.
    public let name: String

    /// What applies it.
    public let up: MigrationScript

    let downHalf: DownHalf?

    /// SHA-256 of the up half in hexadecimal, which a change of line endings leaves as it is.
    public let checksum: String

    /// What the comments at the top of the up half say.
    public let header: MigrationHeader

    /// How its files are laid out.
    public let layout: MigrationLayout

    /// Describes a migration.
    public init(
        version: MigrationVersion, name: String, up: MigrationScript, down: MigrationScript?,
        checksum: String, header: MigrationHeader = MigrationHeader(), layout: MigrationLayout = .pairs
    ) {
        self.init(
            version: version, name: name, up: up, downHalf: down.map { .read($0) }, checksum: checksum,
            header: header, layout: layout)
    }

    init(
        version: MigrationVersion, name: String, up: MigrationScript, downHalf: DownHalf?, checksum: String,
        header: MigrationHeader, layout: MigrationLayout
    ) {
        self.version = version
        self.name = name
        self.up = up
        self.downHalf = downHalf
        self.checksum = checksum
        self.header = header
        self.layout = layout
    }

    /// Number and name as in the file's name: `0007_add_wallets`.
    public var label: String { name.isEmpty ? version.text : "\(version.text)_\(name)" }
}

/// A half of a migration.
public struct MigrationScript: Sendable, Hashable {
    /// The text under the path of its file. Lines that belong to the other half are blank, so that places in the
    /// text are places in the file.
    public let script: SQLScript

    /// Whether all statements run in one transaction.
    public let usesTransaction: Bool

    /// The rules that the half asks to be spared from.
    public let ignoredRules: [IgnoredRule]

    /// Describes a half.
    public init(script: SQLScript, usesTransaction: Bool = true, ignoredRules: [IgnoredRule] = []) {
        self.script = script
        self.usesTransaction = usesTransaction
        self.ignoredRules = ignoredRules
    }
}

/// What the comments at the top of a migration say about it.
public struct MigrationHeader: Sendable, Hashable {
    /// `-- purpose: …`
    public var purpose: String?
    /// `-- date: …`, in any form.
    public var date: String?
    /// `-- category: …`
    public var category: String?
    /// `-- category: … (table, table)`, once for each line: tables that the migration makes, and where they belong.
    public var tableCategories: [TableCategory] = []
    /// `-- related: …`, once for each line.
    public var related: [String] = []

    /// A header that says nothing.
    public init() {}
}

/// A category and some tables of it.
public struct TableCategory: Sendable, Hashable {
    /// The category.
    public let name: String
    /// The tables, as people write their names.
    public let tables: [String]

    /// Puts tables into a category.
    public init(name: String, tables: [String]) {
        self.name = name
        self.tables = tables
    }
}

/// `-- varve:ignore <rule> -- reason`: a rule that the statement below is spared from.
public struct IgnoredRule: Sendable, Hashable {
    /// The rule.
    public let rule: String
    /// Why.
    public let reason: String
    /// The line of the comment, from 1.
    public let line: Int

    /// Describes an exemption.
    public init(rule: String, reason: String, line: Int) {
        self.rule = rule
        self.reason = reason
        self.line = line
    }
}
