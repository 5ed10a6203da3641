#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An instant, to the millisecond. Its text forms are in UTC.
struct Timestamp: Hashable, Sendable {
    let milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The present.
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Reads RFC 3339 and what PostgreSQL prints: `2026-08-01 12:00:00.5+02`. A missing zone is UTC.
    init?(_ text: String) {
        let parts = text.split { $0 == "T" || $0 == " " || $0 == "t" }
        guard parts.count == 2 else { return nil }
        let date = parts[0].split(separator: "-").compactMap { Int64($0) }
        let zoneStart = parts[1].firstIndex { $0 == "+" || $0 == "-" || $0 == "Z" || $0 == "z" }
        let clock = parts[1][..<(zoneStart ?? parts[1].endIndex)]
        let time = clock.split(whereSeparator: { $0 == ":" || $0 == "." })
        let numbers = time.compactMap { Int64($0) }
        guard date.count == 3, numbers.count == time.count, (3...4).contains(numbers.count),
            let zone = Self.offset(parts[1][(zoneStart ?? parts[1].endIndex)...])
        else { return nil }
        let fraction = numbers.count == 4 ? time[3].prefix(3) : ""
        let thousandths = Int64(fraction + String(repeating: "0", count: 3 - fraction.count)) ?? 0
        let minutes =
            Self.days(year: date[0], month: date[1], day: date[2]) * 1_440 + numbers[0] * 60 + numbers[1]
        milliseconds = ((minutes - zone) * 60 + numbers[2]) * 1_000 + thousandths
    }

    /// `2026-08-01T12:00:00.000Z`.
    var rfc3339: String {
        let (date, clock, thousandths) = fields
        return "\(Self.pad(date.year, 4))-\(Self.pad(date.month, 2))-\(Self.pad(date.day, 2))"
            + "T\(Self.pad(clock.0, 2)):\(Self.pad(clock.1, 2)):\(Self.pad(clock.2, 2)).\(Self.pad(thousandths, 3))Z"
    }

    /// `20260801120000`, as a migration's number.
    var digits: String {
        let (date, clock, _) = fields
        return [Self.pad(date.year, 4), Self.pad(date.month, 2), Self.pad(date.day, 2)].joined()
            + [Self.pad(clock.0, 2), Self.pad(clock.1, 2), Self.pad(clock.2, 2)].joined()
    }

    private var fields: (date: (year: Int64, month: Int64, day: Int64), (Int64, Int64, Int64), Int64) {
        let (day, rest) = Self.divide(milliseconds, 86_400_000)
        let seconds = rest / 1_000
        return (Self.civil(day), (seconds / 3_600, seconds / 60 % 60, seconds % 60), rest % 1_000)
    }
}

extension Timestamp {
    /// Minutes east of UTC: `+02`, `-03:30`, `Z`.
    private static func offset(_ zone: Substring) -> Int64? {
        guard let sign = zone.first, sign != "Z", sign != "z" else { return 0 }
        let parts = zone.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard let hours = parts.first else { return nil }
        let minutes = hours * 60 + (parts.count > 1 ? parts[1] : 0)
        return sign == "-" ? -minutes : minutes
    }

    /// Days since 1970-01-01 of a Gregorian date. Years are counted from March, so that a leap day is the last one.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = divide(shifted, 400)
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The Gregorian date of a count of days since 1970-01-01.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = divide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// Quotient and remainder, the latter never negative.
    private static func divide(_ number: Int64, _ divisor: Int64) -> (Int64, Int64) {
        let remainder = (number % divisor + divisor) % divisor
        return ((number - remainder) / divisor, remainder)
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
