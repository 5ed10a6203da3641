/// How the files of a folder of migrations are laid out. Every layout is read; new files are written in one.
public enum MigrationLayout: String, Sendable, Hashable, CaseIterable, Codable {
    /// `0007_x.up.sql` and `0007_x.down.sql`.
    case pairs
    /// `0007_x/up.sql` and `0007_x/down.sql`.
    case folders
    /// `0007_x.sql`, as wrangler has it, and `down/0007_x.sql`, where wrangler does not look. The latter may be missing.
    case flat
    /// `0007_x.sql` with `-- +goose Up` and `-- +goose Down` in it.
    case goose
    /// `0007_x.sql` with `-- migrate:up` and `-- migrate:down` in it.
    case dbmate
}

/// How new migrations are numbered.
public enum MigrationNumbering: String, Sendable, Hashable, CaseIterable, Codable {
    /// One more than the greatest number.
    case sequential
    /// The time in UTC, to the second.
    case timestamp
}

/// How a folder's files are named.
public struct FolderSettings: Sendable, Hashable {
    /// The layout of new files; `nil` takes that of the files that are there, else ``MigrationLayout/pairs``.
    public var layout: MigrationLayout?

    /// How new migrations are numbered; `nil` goes on as the files that are there.
    public var numbering: MigrationNumbering?

    /// The least number of digits of a new sequential number; `nil` goes on as the files that are there, else 4.
    public var numberWidth: Int?

    /// Describes how files are named.
    public init(layout: MigrationLayout? = nil, numbering: MigrationNumbering? = nil, numberWidth: Int? = nil)
    {
        self.layout = layout
        self.numbering = numbering
        self.numberWidth = numberWidth
    }
}
