/// Measurements as Markdown.
struct MarkdownReport {
    private let measurements: [Measurement]
    private let rounds: Int

    init(_ measurements: [Measurement], rounds: Int) {
        self.measurements = measurements
        self.rounds = rounds
    }

    var text: String { times + "\n" + growth + summary }

    private var times: String {
        var table = MarkdownTable(
            "what", "floor", "Varve ms", "floor ms", "ratio", "least–greatest", "target", "met",
            "CPU ms, both", "MiB, both")
        for measurement in measurements {
            let contender = measurement.contender
            let ratios = measurement.ratios
            let range = (ratios.min() ?? 0, ratios.max() ?? 0)
            table.add(
                contender.name, measurement.floorName ?? "–",
                measurement.runs.map(\.wall).median.rounded(to: 1),
                measurement.floorRuns.isEmpty ? "–" : measurement.floorRuns.map(\.wall).median.rounded(to: 1),
                ratios.isEmpty ? "–" : ratios.median.rounded(to: 2),
                ratios.isEmpty ? "–" : "\(range.0.rounded(to: 2))–\(range.1.rounded(to: 2))",
                target(of: contender), answer(measurement),
                both(measurement, \.cpu, digits: 1, \.median),
                both(measurement, \.memory, digits: 0, \.greatest))
        }
        return table.text
    }

    private var growth: String {
        let series = GrowthSeries.all(in: measurements)
        guard !series.isEmpty else { return "" }
        var table = MarkdownTable("growth", "tables", "ms a table", "exponent", "the floor's", "met")
        for series in series {
            table.add(
                series.name, series.points.map { "\($0.size)" }.joined(separator: " → "),
                series.points.map { ($0.wall / Double($0.size)).rounded(to: 3) }.joined(separator: " → "),
                series.exponent.rounded(to: 2), series.floorExponent?.rounded(to: 2) ?? "–",
                series.isLinear ? "yes" : "**no**")
        }
        return table.text + "\n"
    }

    private var summary: String {
        """
        Medians of \(rounds) runs each, all of a row's programs in turn; the ratio is the median of the ratios turn by turn.
        Processor time and memory are a program's and its children's, not a server's; of the memory the greatest of a process, and \
        never less than this program's own \(ProcessRun.ownPeak.rounded(to: 0)) MiB. An exponent of 1 is linear growth between the two largest sizes.

        """
    }

    private func target(of contender: Contender) -> String {
        let time = contender.target.map { "≤ \($0.rounded(to: 2))" }
        let limit = contender.timeTarget.map { "≤ \($0.rounded(to: 0)) ms" }
        let memory = contender.memoryTarget.map { "≤ \($0.rounded(to: 0)) MiB" }
        let all = [time, limit, memory].compactMap(\.self)
        return all.isEmpty ? "–" : all.joined(separator: ", ")
    }

    private func answer(_ measurement: Measurement) -> String {
        let answers = [measurement.isFastEnough, measurement.isSmallEnough].compactMap(\.self)
        return answers.isEmpty ? "–" : answers.map { $0 ? "yes" : "**no**" }.joined(separator: ", ")
    }

    private func both(
        _ measurement: Measurement, _ value: (ProcessRun) -> Double, digits: Int,
        _ choose: ([Double]) -> Double
    ) -> String {
        [measurement.runs, measurement.floorRuns].filter { !$0.isEmpty }
            .map { choose($0.map(value)).rounded(to: digits) }.joined(separator: " / ")
    }
}
