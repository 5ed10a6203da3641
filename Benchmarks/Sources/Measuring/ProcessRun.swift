#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One finished run of a program, measured from outside by the operating system.
struct ProcessRun {
    /// Wall time in milliseconds.
    let wall: Double
    /// Processor time, own and the system's on its behalf, in milliseconds. Children count that it has waited for.
    let cpu: Double
    /// Peak memory in MiB. Linux counts what the starting process had at that moment, so it is never less than that.
    let memory: Double

    init(wall: Duration, usage: rusage) {
        self.wall = wall.milliseconds
        cpu = usage.ru_utime.milliseconds + usage.ru_stime.milliseconds
        memory = Self.peak(usage)
    }

    /// The peak memory of this very process, in MiB.
    static var ownPeak: Double {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(RUSAGE_SELF.rawValue, &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return peak(usage)
    }

    private static func peak(_ usage: rusage) -> Double {
        #if canImport(Darwin)
            Double(usage.ru_maxrss) / 1_048_576
        #else
            Double(usage.ru_maxrss) / 1024
        #endif
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}

extension timeval {
    fileprivate var milliseconds: Double {
        Double(tv_sec) * 1000 + Double(tv_usec) / 1000
    }
}
