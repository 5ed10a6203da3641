import Synchronization
import VarveTestSupport

@testable import VarveCommands

/// Somebody at work in a folder: calls commands in this process and keeps what they print.
struct Session {
    /// The folder.
    let folder: TemporaryFolder
    /// The environment's variables.
    var variables: [String: String] = [:]
    /// What is typed when something is asked; `nil` where nobody sits at a terminal.
    var answers: [String]?
    /// The schema that is compiled into the tool.
    var tool = Tool()

    init() throws {
        folder = try TemporaryFolder()
    }

    /// What a command printed and how it ended.
    struct Outcome: Equatable, CustomStringConvertible {
        let status: ExitStatus
        let output: String
        let errors: String

        /// All of it, for a snapshot.
        var description: String {
            output + errors.split(separator: "\n").map { "! \($0)\n" }.joined() + "exit \(status.rawValue)\n"
        }
    }

    /// Calls the tool.
    @discardableResult
    func run(_ words: String...) async -> Outcome {
        await run(words)
    }

    /// Calls the tool.
    func run(_ words: [String]) async -> Outcome {
        let output = Captured()
        let errors = Captured()
        let typed = Captured(lines: answers ?? [])
        let readAnswer: @Sendable () -> String? = { typed.takeLine() }
        let console = Console(
            writeOutput: { output.append($0) }, writeError: { errors.append($0) },
            style: Style(isEnabled: false),
            errorStyle: Style(isEnabled: false), showsProgress: false,
            readAnswer: answers == nil ? nil : readAnswer)
        let variables = variables
        let environment = Environment(
            variable: { variables[$0] }, folder: folder.path, console: console)
        let status = await tool.main(words, in: environment)
        return Outcome(status: status, output: normal(output.text), errors: normal(errors.text))
    }

    /// Takes out what differs from run to run: the folder, times and the user.
    private func normal(_ text: String) -> String {
        text.replacing(folder.path + "/", with: "")
            .replacing(/\d+-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ/, with: "2026-01-01T00:00:00.000Z")
            .replacing(/\d+(\.\d)? m?s\b/, with: "0 ms")
            .replacing(/("milliseconds" : )\d+/) { "\($0.1)0" }
            .replacing(/("appliedBy" : )"[^"]+"/) { "\($0.1)\"somebody\"" }
            .replacing(/(000Z  )\S+ +\d+/) { "\($0.1)somebody  0" }
            .replacing(/BY +MS/, with: "BY  MS")
    }
}

/// Text that was printed, or lines that are typed.
private final class Captured: Sendable {
    private let content: Mutex<(text: String, lines: [String])>

    init(lines: [String] = []) {
        content = Mutex(("", lines))
    }

    var text: String { content.withLock { $0.text } }

    func append(_ text: String) {
        content.withLock { $0.text += text }
    }

    func takeLine() -> String? {
        content.withLock { $0.lines.isEmpty ? nil : $0.lines.removeFirst() }
    }
}
