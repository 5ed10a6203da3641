/// The runs of one contender and of its floor.
struct Measurement {
    let contender: Contender
    let runs: [ProcessRun]
    let floorName: String?
    /// As many as ``runs``, taken in the same turns; none where there is no floor.
    let floorRuns: [ProcessRun]

    /// Varve's wall time over the floor's, turn by turn.
    var ratios: [Double] { zip(runs, floorRuns).map { $0.wall / $1.wall } }

    /// Whether the time is as asked for, against the floor's and by itself; `nil` where nothing is asked.
    var isFastEnough: Bool? {
        let answers = [
            contender.target.map { ratios.median <= $0 },
            contender.timeTarget.map { runs.map(\.wall).median <= $0 },
        ].compactMap(\.self)
        return answers.isEmpty ? nil : answers.allSatisfy(\.self)
    }

    /// Whether the memory is as asked for; `nil` where nothing is asked.
    var isSmallEnough: Bool? {
        contender.memoryTarget.map { target in runs.map(\.memory).greatest <= target }
    }
}
