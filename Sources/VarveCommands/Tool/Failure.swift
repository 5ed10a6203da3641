/// A command that could not do what was asked, or whose answer is "no".
struct Failure: Error, Equatable {
    /// What happened, and where.
    var message: String
    /// What to do, a line each.
    var hints: [String] = []
    /// What the calling program is told.
    var status = ExitStatus.failed

    /// Describes a failure.
    init(_ message: String, hints: [String] = [], status: ExitStatus = .failed) {
        self.message = message
        self.hints = hints
        self.status = status
    }
}
