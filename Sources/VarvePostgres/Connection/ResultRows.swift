import CLibPQ

/// A result as libpq keeps it. It ends with the last who holds it, and since nobody changes it, any thread may read it.
final class ServerResult: @unchecked Sendable {
    let handle: OpaquePointer?

    /// Takes a result over.
    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit { PQclear(handle) }

    /// Looks at the rows.
    func withRows(_ body: (ResultRows) -> Void) {
        withExtendedLifetime(self) { body(ResultRows(handle)) }
    }
}

/// The rows of a result, read where libpq keeps them, for results that are too long to make values of. They end with
/// the result.
struct ResultRows: RandomAccessCollection {
    private let result: OpaquePointer?
    let endIndex: Int

    init(_ result: OpaquePointer?) {
        self.result = result
        self.endIndex = Int(PQntuples(result))
    }

    var startIndex: Int { 0 }

    subscript(position: Int) -> ResultRow { ResultRow(result, Int32(position)) }
}

/// One row of a result.
struct ResultRow {
    private let result: OpaquePointer?
    private let row: Int32

    init(_ result: OpaquePointer?, _ row: Int32) {
        self.result = result
        self.row = row
    }

    /// The text in a column; empty where it is NULL.
    func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The text in a column; `nil` where it is NULL.
    func optionalText(_ column: Int) -> String? {
        PQgetisnull(result, row, Int32(column)) == 1 ? nil : text(column)
    }

    /// The number in a column; 0 where it is NULL.
    func number(_ column: Int) -> Int64 {
        let bytes = bytes(column)
        let isNegative = bytes.first == UInt8(ascii: "-")
        var number: Int64 = 0
        for digit in isNegative ? bytes.dropFirst() : bytes[...] {
            // Wraps at the least number, whose positive form does not exist, and comes out right.
            number = number &* 10 &+ Int64(digit &- UInt8(ascii: "0"))
        }
        return isNegative ? 0 &- number : number
    }

    /// The truth value in a column; false where it is NULL.
    func flag(_ column: Int) -> Bool { bytes(column).first == UInt8(ascii: "t") }

    /// The truth value in a column; `nil` where it is NULL.
    func optionalFlag(_ column: Int) -> Bool? {
        bytes(column).first.map { $0 == UInt8(ascii: "t") }
    }

    /// The letter in a column of PostgreSQL's type "char"; `nil` where it is NULL or empty.
    func letter(_ column: Int) -> Unicode.Scalar? { bytes(column).first.map { Unicode.Scalar($0) } }

    /// The texts of an array; `nil` where it is NULL or empty.
    func list(_ column: Int) -> [String]? {
        guard let text = optionalText(column) else { return nil }
        let items = ArrayText.items(of: text)
        return items.isEmpty ? nil : items
    }

    /// The numbers of an `int2[]`, or of an `int2vector`.
    func numbers(_ column: Int) -> [Int] {
        var numbers: [Int] = []
        var (number, sign, isInNumber) = (0, 1, false)
        for byte in bytes(column) {
            switch byte {
            case UInt8(ascii: "-"): sign = -1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
                isInNumber = true
            default:
                if isInNumber { numbers.append(sign * number) }
                (number, sign, isInNumber) = (0, 1, false)
            }
        }
        return isInNumber ? numbers + [sign * number] : numbers
    }

    private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let column = Int32(column)
        let count = Int(PQgetlength(result, row, column))
        guard count > 0, let start = PQgetvalue(result, row, column) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
