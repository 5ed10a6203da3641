/// Measurements as a Markdown table and as JSON.
struct Report {
    let measurements: [Measurement]
    let rounds: Int

    var markdown: String {
        var lines = [
            "| what | Varve ms | floor ms | floor | ratio (least–greatest) | CPU ms | memory MiB |",
            "|---|--:|--:|---|--:|--:|--:|",
        ]
        for measurement in measurements {
            let (least, greatest) = measurement.ratios.range
            let cells = [
                measurement.comparison.name,
                measurement.varve.map(\.wall).median.rounded(to: 1),
                measurement.floor.map(\.wall).median.rounded(to: 1),
                measurement.comparison.floorName,
                "\(measurement.ratios.median.rounded(to: 2)) (\(least.rounded(to: 2))–\(greatest.rounded(to: 2)))",
                measurement.varve.map(\.cpu).median.rounded(to: 1),
                measurement.varve.map(\.memory).median.rounded(to: 0),
            ]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n")
            + "\n\nMedians of \(rounds) runs each, Varve and floor in turn.\n"
    }

    var json: String {
        let entries = measurements.map { measurement in
            """
              {"name": "\(measurement.comparison.name)", "floor": "\(measurement.comparison.floorName)",
               "varve_ms": \(list(measurement.varve.map(\.wall))), "floor_ms": \(list(measurement.floor.map(\.wall))),
               "varve_cpu_ms": \(list(measurement.varve.map(\.cpu))), "varve_mib": \(list(measurement.varve.map(\.memory))),
               "ratio": \(measurement.ratios.median.rounded(to: 3))}
            """
        }
        return "[\n" + entries.joined(separator: ",\n") + "\n]\n"
    }

    private func list(_ numbers: [Double]) -> String {
        "[" + numbers.map { $0.rounded(to: 2) }.joined(separator: ", ") + "]"
    }
}

extension Double {
    /// The number with so many digits after its point.
    func rounded(to digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((self * scale).rounded())
        guard digits > 0 else { return String(scaled) }
        let divisor = Int64(scale)
        let fraction = String(scaled % divisor)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled / divisor).\(zeros)\(fraction)"
    }
}
