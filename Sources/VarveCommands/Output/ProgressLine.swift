import Synchronization

/// One line on a terminal that says what is being done. Elsewhere it is not there.
final class ProgressLine: Sendable {
    private let console: Console
    private let isShown: Bool
    private let isDrawn = Mutex(false)

    /// Makes a line that draws nothing yet.
    init(console: Console, isQuiet: Bool) {
        self.console = console
        self.isShown = console.showsProgress && !isQuiet
    }

    /// Draws the line anew.
    func show(_ text: String) {
        guard isShown else { return }
        isDrawn.withLock { isDrawn in
            console.writeError("\r\u{1B}[2K" + console.errorStyle(text, .dim))
            isDrawn = true
        }
    }

    /// Takes the line away, so that other text can be written.
    func clear() {
        isDrawn.withLock { isDrawn in
            guard isDrawn else { return }
            console.writeError("\r\u{1B}[2K")
            isDrawn = false
        }
    }
}
