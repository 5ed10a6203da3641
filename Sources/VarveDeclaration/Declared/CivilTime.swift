/// An instant in the parts of the civil calendar, in UTC. Written by hand because formatters are slow and one of
/// them loses a millisecond on every second value.
public struct CivilTime: Sendable, Hashable {
    /// The year of the Gregorian calendar; 0 is the year before 1.
    public let year: Int64
    public let month: Int64
    public let day: Int64
    /// Microseconds since midnight.
    public let microseconds: Int64

    /// Takes an instant apart.
    public init(microsecondsSince1970 instant: Int64) {
        let dayLength: Int64 = 86_400_000_000
        var days = instant / dayLength
        var rest = instant % dayLength
        if rest < 0 {
            rest += dayLength
            days -= 1
        }
        // Count in eras of 400 years from 1 March of the year 0, so that a leap day is the last of its year.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        microseconds = rest
    }

    /// RFC 3339 with as many digits of the second's fraction: `2026-11-20T11:02:44.123Z`.
    public func text(fractionDigits: Int) -> String {
        let seconds = microseconds / 1_000_000
        let fraction = Self.pad(microseconds % 1_000_000, 6).prefix(fractionDigits)
        let date = "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))"
        let time =
            "\(Self.pad(seconds / 3600, 2)):\(Self.pad(seconds / 60 % 60, 2)):\(Self.pad(seconds % 60, 2))"
        return "\(date)T\(time)\(fraction.isEmpty ? "" : ".")\(fraction)Z"
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
