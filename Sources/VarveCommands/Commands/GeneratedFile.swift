/// A text that is printed, written to a file, or compared with the file that is there.
struct GeneratedFile {
    static let output = Option.value(
        "output", letter: "o", .file, "Write to this file, in the place of one that is there.")
    static let check = Option.value(
        "check", .file, "Write nothing, and say whether this file is what would be written.")

    /// What the text is about.
    static let source = Argument(
        "SOURCE",
        "A database URL, a folder of migrations, an SQL file or folder, or 'schema'. Else the declared schema, else the migrations.",
        isOptional: true)
    static let dialect = Option.value(
        "dialect", .text("NAME"),
        "The kind of database, where SOURCE is no URL and the settings' one is not meant.")

    /// The text.
    let text: String

    /// The command that writes it, without its options.
    let command: String

    /// Where the settings say that the text goes; `nil` where they say nothing.
    var usualPath: String?

    private struct Result: Encodable {
        let text: String
    }

    private struct Answer: Encodable {
        let isFresh: Bool
    }

    /// Refuses a call that both writes and compares.
    static func refuseBoth(_ call: Invocation) throws(UsageError) {
        if call.arguments.has(output) && call.arguments.has(check) {
            throw UsageError("--output and --check exclude each other")
        }
    }

    /// Does with the text what was asked for.
    func deliver(to call: Invocation) throws -> ExitStatus {
        call.progress.clear()
        if let path = call.arguments[Self.check].map(call.environment.path) {
            return try compare(with: path, call)
        }
        if let path = call.arguments[Self.output].map(call.environment.path) ?? usualPath {
            try Files.replace(path, text: text)
            call.tell("wrote \(path)")
        } else if call.isJSON {
            try call.report(Result(text: text), lines: [])
        } else {
            call.console.write(text)
        }
        return .fine
    }

    private func compare(with path: String, _ call: Invocation) throws -> ExitStatus {
        let isThere = Files.kind(of: path) == .file
        let isFresh = try isThere && Files.text(of: path) == text
        let remedy = "'\(call.tool.name) \(command) -o \(path)' writes it"
        let answer =
            isFresh ? "\(path) is up to date" : "\(path) is \(isThere ? "stale" : "not there"): \(remedy)"
        if !call.isJSON, !isFresh { call.console.print(answer) }
        if isFresh { call.tell(answer) }
        if call.isJSON { try call.report(Answer(isFresh: isFresh), lines: []) }
        return isFresh ? .fine : .no
    }
}
