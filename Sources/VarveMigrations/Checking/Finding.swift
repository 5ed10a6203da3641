/// Something that a check found.
public struct Finding: Sendable, Hashable, Codable {
    /// What a finding means for the check.
    public enum Severity: String, Sendable, Hashable, Codable {
        /// The check fails.
        case error
        /// Worth knowing; the check passes.
        case notice
    }

    /// Which rule: `duplicate-number`.
    public let rule: String
    /// What it means.
    public let severity: Severity
    /// The file or folder, as the user knows it; `nil` where it is about the schema.
    public let path: String?
    /// The line in the file, from 1, where it is about one.
    public let line: Int?
    /// The object of the database, as the user writes it: `users.email`; `nil` where it is about none.
    public let object: String?
    /// What was found and what to do.
    public let message: String

    /// Describes a finding.
    public init(
        rule: String, severity: Severity = .error, path: String?, line: Int? = nil, object: String? = nil,
        message: String
    ) {
        self.rule = rule
        self.severity = severity
        self.path = path
        self.line = line
        self.object = object
        self.message = message
    }
}
