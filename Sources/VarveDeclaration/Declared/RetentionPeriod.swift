/// How old a row may become. A day has 24 hours, whatever the clocks of some country do.
public struct RetentionPeriod: Sendable, Hashable {
    /// What is counted.
    public enum Unit: String, Sendable, CaseIterable {
        case minute, hour, day

        /// The unit's length in seconds.
        var seconds: Int64 {
            switch self {
            case .minute: 60
            case .hour: 3_600
            case .day: 86_400
            }
        }
    }

    /// How many.
    public let count: Int
    /// Of what.
    public let unit: Unit

    /// So many minutes.
    public static func minutes(_ count: Int) -> Self { Self(count: count, unit: .minute) }

    /// So many hours.
    public static func hours(_ count: Int) -> Self { Self(count: count, unit: .hour) }

    /// So many days of 24 hours.
    public static func days(_ count: Int) -> Self { Self(count: count, unit: .day) }

    /// The period in seconds; 0 where it can't be used.
    public var seconds: Int64 { isUsable ? Int64(count) * unit.seconds : 0 }

    /// Whether the period is at least one minute, and no more than a thousand years.
    var isUsable: Bool { count >= 1 && Int64(count) <= 365_250 * 86_400 / unit.seconds }
}

extension RetentionPeriod: CustomStringConvertible {
    public var description: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }

    /// Reads a period as people write it: `30 days`, `1 hour`.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let count = Int(words[0]), words[0].allSatisfy(\.isNumber),
            let unit = Unit.allCases.first(where: { words[1] == $0.rawValue || words[1] == $0.rawValue + "s" }
            )
        else { return nil }
        self.init(count: count, unit: unit)
    }
}
