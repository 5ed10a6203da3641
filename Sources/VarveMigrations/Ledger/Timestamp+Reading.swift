extension Timestamp {
    /// Reads RFC 3339 and what PostgreSQL prints: `2026-08-01 12:00:00.5+02`. A missing zone is UTC.
    ///
    /// From bytes, since a ledger of a thousand rows is read at every start.
    init?(_ text: String) {
        var reader = Reader(rest: text.utf8[...])
        guard let year = reader.number(), reader.skip("-"), let month = reader.number(), reader.skip("-"),
            let day = reader.number(), reader.skip("T") || reader.skip(" ") || reader.skip("t"),
            let hour = reader.number(), reader.skip(":"), let minute = reader.number(), reader.skip(":"),
            let second = reader.number()
        else { return nil }
        let thousandths = reader.skip(".") ? reader.thousandths() : 0
        guard let thousandths, let zone = reader.zone(), reader.rest.isEmpty else { return nil }
        let minutes = Self.days(year: year, month: month, day: day) * 1_440 + hour * 60 + minute
        self.init(milliseconds: ((minutes - zone) * 60 + second) * 1_000 + thousandths)
    }

    private struct Reader {
        var rest: Substring.UTF8View

        mutating func skip(_ mark: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: mark) else { return false }
            rest.removeFirst()
            return true
        }

        /// Up to nine digits; `nil` where there is none.
        mutating func number() -> Int64? {
            let digits = rest.prefix(9).prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
            return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }

        /// The first three digits behind the point.
        mutating func thousandths() -> Int64? {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
            let three = digits.prefix(3)
            return three.reduce(0) { $0 * 10 + Int64($1 - 0x30) } * [100, 10, 1][three.count - 1]
        }

        /// Minutes east of UTC: `+02`, `-03:30`, `Z`.
        mutating func zone() -> Int64? {
            if rest.isEmpty || skip("Z") || skip("z") { return 0 }
            let isWest = skip("-")
            guard isWest || skip("+"), let hours = number() else { return nil }
            guard skip(":") else { return isWest ? -hours * 60 : hours * 60 }
            guard let minutes = number() else { return nil }
            return isWest ? -(hours * 60 + minutes) : hours * 60 + minutes
        }
    }
}
