/// The whole: chooses the cases, measures them one after the other and reports.
struct Benchmark {
    let arguments: Arguments

    init(_ arguments: Arguments) {
        self.arguments = arguments
    }

    func run() throws {
        let folder = try WorkFolder(arguments.folder)
        defer { folder.remove() }
        let chosen = chosenCases(Fixtures(tool: arguments.tool, folder: folder))
        guard !chosen.isEmpty else {
            throw BenchmarkError("no case has '\(arguments.only ?? "")' in its name; --list names all")
        }
        if arguments.isListing {
            for comparison in chosen {
                for contender in comparison.contenders {
                    print("\(contender.name)  [\(comparison.floor?.name ?? "no floor")]")
                }
            }
            return
        }
        let measurements = try chosen.flatMap { comparison in
            say("measuring \(comparison.contenders.map(\.name).joined(separator: "; "))")
            return try comparison.measure(rounds: arguments.rounds)
        }
        print(MarkdownReport(measurements, rounds: arguments.rounds).text, terminator: "")
        if let path = arguments.json {
            try WorkFolder.write(try JSONReport(measurements).text, to: path)
        }
    }

    private func chosenCases(_ fixtures: Fixtures) -> [Comparison] {
        guard let text = arguments.only?.lowercased() else { return Cases(fixtures).all }
        return Cases(fixtures).all.compactMap { comparison in
            var chosen = comparison
            chosen.contenders.removeAll { !$0.name.lowercased().contains(text) }
            return chosen.contenders.isEmpty ? nil : chosen
        }
    }
}
