/// A program and what must be done before each of its runs.
struct Subject {
    let name: String
    let program: Program
    /// Brings everything back to where a run starts; not measured.
    var reset: () throws -> Void = {}

    func run() throws -> ProcessRun {
        try reset()
        return try program.run()
    }
}

/// What Varve does, and what is asked of it.
struct Contender {
    let subject: Subject
    /// The greatest ratio to the floor's time that is asked for; `nil` where the number is for information.
    var target: Double?
    /// The greatest time in milliseconds that is asked for.
    var timeTarget: Double?
    /// The greatest peak memory in MiB that is asked for.
    var memoryTarget: Double?
    /// The size that it has among cases which only differ in size.
    var growth: (series: String, size: Int)?

    var name: String { subject.name }
}

/// Varve's programs, and the least that anything must cost which does the same.
struct Comparison {
    var contenders: [Contender]
    /// `nil` where nothing else does the same.
    let floor: Subject?
    /// Whether a turn that is not counted warms the caches of the system. Long runs do not notice.
    var isWarmedUp = true
    /// Makes the inputs; not measured.
    var setUp: () throws -> Void = {}

    /// Runs all in turn, so that a machine that slows down slows down all. The first turn may warm the caches.
    func measure(rounds: Int) throws -> [Measurement] {
        try setUp()
        var runs: [[ProcessRun]] = contenders.map { _ in [] }
        var floorRuns: [ProcessRun] = []
        for round in (isWarmedUp ? 0 : 1)...rounds {
            for (index, contender) in contenders.enumerated() {
                let run = try contender.subject.run()
                if round > 0 { runs[index].append(run) }
            }
            if let run = try floor?.run(), round > 0 { floorRuns.append(run) }
        }
        return zip(contenders, runs).map { contender, runs in
            Measurement(contender: contender, runs: runs, floorName: floor?.name, floorRuns: floorRuns)
        }
    }
}
