extension [Double] {
    /// The middle value; of two the mean.
    var median: Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The greatest value.
    var greatest: Double { self.max() ?? 0 }
}

extension Double {
    /// The number with so many digits after its point.
    func rounded(to digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((self * scale).rounded())
        guard digits > 0 else { return String(scaled) }
        let divisor = Int64(scale)
        let fraction = String(abs(scaled) % divisor)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled < 0 ? "-" : "")\(abs(scaled) / divisor).\(zeros)\(fraction)"
    }
}
