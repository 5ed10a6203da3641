/// What is measured: Varve doing something, and the least that anything doing it must cost.
struct Comparison {
    let name: String
    /// What Varve does.
    let varve: Program
    /// The floor's name as it stands in the table.
    let floorName: String
    /// The floor.
    let floor: Program
    /// Brings everything back to where a run starts; not measured.
    var reset: () throws -> Void = {}

    /// Runs both in turn, so that a machine that slows down slows down both.
    func measure(rounds: Int) throws -> Measurement {
        var ours: [ProcessRun] = []
        var theirs: [ProcessRun] = []
        for round in 0...rounds {
            try reset()
            let mine = try varve.run()
            try reset()
            let other = try floor.run()
            if round == 0 { continue }  // the first warms the caches
            ours.append(mine)
            theirs.append(other)
        }
        return Measurement(comparison: self, varve: ours, floor: theirs)
    }
}

/// The runs of a comparison.
struct Measurement {
    let comparison: Comparison
    let varve: [ProcessRun]
    let floor: [ProcessRun]

    /// Varve's wall time over the floor's, pair by pair.
    var ratios: [Double] { zip(varve, floor).map { $0.wall / $1.wall } }
}

extension [Double] {
    /// The middle value; of two the mean.
    var median: Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The least and the greatest value.
    var range: (least: Double, greatest: Double) { (self.min() ?? 0, self.max() ?? 0) }
}
