/// What libpq says of an attempt to connect that failed, taken apart.
///
/// With verbose errors a server's refusal reads `… failed: FATAL:  28P01: password authentication failed …`
/// and a second line `LOCATION:  …`.
struct ConnectionRefusal {
    /// The message without the server's severity, SQLSTATE and place in its source.
    let message: String

    /// The server's SQLSTATE; `nil` where no server answered.
    let sqlState: String?

    /// Takes libpq's text apart.
    init(message text: String) {
        var lines: [Substring] = []
        var sqlState: String?
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("LOCATION:") {
            guard let match = line.firstMatch(of: /:  ([0-9A-Z]{5}):\s/) else {
                lines.append(line)
                continue
            }
            sqlState = String(match.1)
            lines.append(line[..<match.range.lowerBound] + ":  " + line[match.range.upperBound...])
        }
        self.message = lines.joined(separator: "\n")
        self.sqlState = sqlState
    }

    /// Whether the server refuses the user.
    var isAboutAuthentication: Bool { sqlState?.hasPrefix("28") ?? false }
}
