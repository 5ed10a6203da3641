import VarveDatabase

/// Writes an error to standard error: what happened, where, and what to do.
struct ErrorReport {
    let tool: Tool
    let console: Console

    /// Writes an error.
    ///
    /// - Returns: What to tell the calling program.
    func write(_ error: any Error) -> ExitStatus {
        switch error {
        case let error as UsageError:
            return write(error.message, hints: error.hints, status: .usage)
        case let error as SettingsError:
            return write(error.message, hints: error.hints, status: .failed)
        case let error as Failure:
            return write(error.message, hints: error.hints, status: error.status)
        case let error as DatabaseError:
            return write(error)
        case is CancellationError:
            return write("stopped; nothing that was not finished is kept", status: .failed)
        default:
            return write(String(describing: error), status: .failed)
        }
    }

    private func write(_ error: DatabaseError) -> ExitStatus {
        var message = error.message
        if let code = error.nativeCode { message += " (\(code))" }
        if let detail = error.detail { message += "\ndetail: \(detail)" }
        if let statement = error.statement { message += "\nstatement: \(Self.excerpt(statement))" }
        return write(message, hints: error.hint.map { [$0] } ?? [], status: .failed)
    }

    /// Writes a message, its first line after the tool's name, the others and the hints below it.
    func write(_ message: String, hints: [String] = [], status: ExitStatus) -> ExitStatus {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: true)
        let name = console.errorStyle("\(tool.name):", .red)
        console.printError("\(name) \(lines.first ?? "unknown error")")
        for line in lines.dropFirst() { console.printError(line.hasPrefix(" ") ? String(line) : "  \(line)") }
        for hint in hints { console.printError("  \(console.errorStyle("hint:", .bold)) \(hint)") }
        return status
    }

    /// The beginning of a statement on one line.
    private static func excerpt(_ statement: String) -> String {
        let line = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + "…" : line
    }
}
