/// The tool was called in a wrong way. Nothing was done.
struct UsageError: Error, Equatable {
    /// What is wrong.
    var message: String
    /// What to do instead, a line each.
    var hints: [String] = []

    /// Describes a wrong call.
    init(_ message: String, hints: [String] = []) {
        self.message = message
        self.hints = hints
    }
}
