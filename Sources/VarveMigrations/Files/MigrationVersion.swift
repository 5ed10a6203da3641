/// The number that orders a migration: `0007`, or a timestamp as `20260801120000`.
///
/// Versions are equal when their numbers are, so that a folder whose number width was changed still fits its ledger.
public struct MigrationVersion: Sendable {
    /// The number.
    public let number: UInt64

    /// The digits as they are written in the file's name.
    public let text: String

    /// Reads digits; `nil` where there are others or too many.
    public init?(_ text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(text)
        else {
            return nil
        }
        self.number = number
        self.text = String(text)
    }

    /// Writes a number with at least so many digits.
    public init(_ number: UInt64, width: Int) {
        let digits = String(number)
        self.number = number
        self.text = String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension MigrationVersion: Hashable, Comparable {
    public static func == (left: Self, right: Self) -> Bool { left.number == right.number }
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension MigrationVersion: CustomStringConvertible {
    public var description: String { text }
}
