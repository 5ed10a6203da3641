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

    /// `2026-08-01T12:00:00.000Z`.
    var rfc3339: String {
        let (date, clock, thousandths) = fields
        var text = Array(Self.pad(date.year, 4).utf8)
        for (mark, number) in [
            ("-", date.month), ("-", date.day), ("T", clock.0), (":", clock.1), (":", clock.2),
        ] as [(Unicode.Scalar, Int64)] {
            text += [UInt8(ascii: mark), 0x30 + UInt8(number / 10), 0x30 + UInt8(number % 10)]
        }
        return String(decoding: text, as: UTF8.self) + ".\(Self.pad(thousandths, 3))Z"
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
    /// Days since 1970-01-01 of a Gregorian date. Years are counted from March, so that a leap day is the last one.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
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
