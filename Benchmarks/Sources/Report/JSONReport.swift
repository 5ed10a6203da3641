#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Measurements as JSON: every run.
struct JSONReport {
    private let measurements: [Measurement]

    init(_ measurements: [Measurement]) {
        self.measurements = measurements
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(measurements.map(Entry.init))
            return String(decoding: data, as: UTF8.self) + "\n"
        }
    }

    private struct Runs: Encodable {
        let wallMilliseconds: [Double]
        let cpuMilliseconds: [Double]
        let peakMiB: [Double]

        init(_ runs: [ProcessRun]) {
            wallMilliseconds = runs.map(\.wall)
            cpuMilliseconds = runs.map(\.cpu)
            peakMiB = runs.map(\.memory)
        }
    }

    private struct Entry: Encodable {
        let name: String
        let floorName: String?
        let varve: Runs
        let floor: Runs?
        let ratio: Double?
        let target: Double?
        let timeTarget: Double?
        let isFastEnough: Bool?
        let memoryTarget: Double?
        let isSmallEnough: Bool?

        init(_ measurement: Measurement) {
            name = measurement.contender.name
            floorName = measurement.floorName
            varve = Runs(measurement.runs)
            floor = measurement.floorRuns.isEmpty ? nil : Runs(measurement.floorRuns)
            ratio = measurement.ratios.isEmpty ? nil : measurement.ratios.median
            target = measurement.contender.target
            timeTarget = measurement.contender.timeTarget
            isFastEnough = measurement.isFastEnough
            memoryTarget = measurement.contender.memoryTarget
            isSmallEnough = measurement.isSmallEnough
        }
    }
}
