/// Settings that can't be used.
struct SettingsError: Error, Equatable {
    /// What is wrong, with its place.
    var message: String
    /// What to do, a line each.
    var hints: [String] = []

    /// Describes what is wrong with the settings.
    init(_ message: String, hints: [String] = []) {
        self.message = message
        self.hints = hints
    }
}
