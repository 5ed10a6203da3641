import VarveMigrations
import VarvePlanning

extension Invocation {
    /// What the command line says about renames and losses.
    var changeRequest: ChangeRequest {
        ChangeRequest(
            renames: arguments.all(RunOptions.rename), allowedLosses: arguments.all(RunOptions.allowLoss))
    }

    /// Does some work with what was said about renames, and asks whoever sits at the terminal about those that are
    /// unclear. Where nobody does, the error stands, which names both choices.
    func askingForRenames<Result>(
        _ work: (ChangeRequest) async throws -> Result
    ) async throws -> Result {
        var request = changeRequest
        while true {
            do {
                return try await work(request)
            } catch MigrationError.unclearRenames(let pairs) {
                guard let pair = pairs.first, let choice = ask(about: pairs.filter { $0.from == pair.from })
                else { throw MigrationError.unclearRenames(pairs) }
                switch choice {
                case .renamed(let pair): request.renames.append("\(pair.from):\(pair.to)")
                case .dropped(let object): request.allowedLosses.append(object)
                }
            }
        }
    }

    private enum Choice {
        case renamed(UnclearRename)
        case dropped(String)
    }

    /// Asks what became of one object.
    ///
    /// - Returns: The answer; `nil` where nobody is there to give one.
    private func ask(about pairs: [UnclearRename]) -> Choice? {
        guard let readAnswer = console.readAnswer, let first = pairs.first else { return nil }
        progress.clear()
        console.printError("What became of the \(first.kind) \(console.errorStyle(first.from, .bold))?")
        for (index, pair) in pairs.enumerated() {
            console.printError("  \(index + 1)  it was renamed to \(pair.to)")
        }
        console.printError("  \(pairs.count + 1)  it is dropped, and its data is lost")
        while true {
            console.writeError("Number (nothing stops here): ")
            guard let answer = readAnswer(), !answer.isEmpty else { return nil }
            guard let number = Int(answer), 1...pairs.count + 1 ~= number else { continue }
            return number <= pairs.count ? .renamed(pairs[number - 1]) : .dropped(first.from)
        }
    }
}
