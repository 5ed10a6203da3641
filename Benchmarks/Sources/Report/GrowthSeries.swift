#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a time grows with the size of a schema.
struct GrowthSeries {
    /// The medians at one size.
    struct Point {
        let size: Int
        let wall: Double
        let floor: Double?
    }

    /// Noise makes a linear growth look a little steeper now and then.
    private static let tolerance = 0.05

    let name: String
    let points: [Point]

    /// The series of which two sizes or more were measured.
    static func all(in measurements: [Measurement]) -> [GrowthSeries] {
        var names: [String] = []
        var points: [String: [Point]] = [:]
        for measurement in measurements {
            guard let (name, size) = measurement.contender.growth else { continue }
            if points[name] == nil { names.append(name) }
            let floor = measurement.floorRuns.isEmpty ? nil : measurement.floorRuns.map(\.wall).median
            points[name, default: []].append(
                Point(size: size, wall: measurement.runs.map(\.wall).median, floor: floor))
        }
        return names.compactMap { name in
            guard let points = points[name], points.count > 1 else { return nil }
            return GrowthSeries(name: name, points: points.sorted { $0.size < $1.size })
        }
    }

    /// The power of the size with which the time grows between the two largest sizes: 1 is linear.
    var exponent: Double { exponent(\.wall) ?? 0 }

    /// The floor's.
    var floorExponent: Double? { exponent(\.floor) }

    /// Whether the time grows no faster than the size, or no faster than the floor where the engine itself is steeper.
    var isLinear: Bool { exponent <= max(1, floorExponent ?? 1) + Self.tolerance }

    private func exponent(_ value: (Point) -> Double?) -> Double? {
        let (small, large) = (points[points.count - 2], points[points.count - 1])
        guard let low = value(small), let high = value(large) else { return nil }
        return log(high / low) / log(Double(large.size) / Double(small.size))
    }
}
