import CLibPQ
import VarveDatabase

extension Rows {
    /// Reads a result whose values are in text form.
    init(result: OpaquePointer?) {
        let width = PQnfields(result)
        let columns = (0..<width).map { String(cString: PQfname(result, $0)) }
        let readers = (0..<width).map { ValueReader(type: PQftype(result, $0)) }
        let values = (0..<PQntuples(result)).map { row in
            (0..<width).map { column in readers[Int(column)].read(result, row, column) }
        }
        self.init(columns: columns, values: values)
    }
}

/// Reads values of one type.
private enum ValueReader {
    case integer, truth, real, bytes, text

    /// Chooses by type; the numbers are those of `pg_type.dat`, which never change.
    init(type: Oid) {
        switch type {
        case 20, 21, 23, 26: self = .integer  // bigint, smallint, integer, oid
        case 16: self = .truth
        case 700, 701: self = .real
        case 17: self = .bytes
        default: self = .text
        }
    }

    func read(_ result: OpaquePointer?, _ row: Int32, _ column: Int32) -> DatabaseValue {
        guard PQgetisnull(result, row, column) == 0, let bytes = PQgetvalue(result, row, column) else {
            return .null
        }
        let count = Int(PQgetlength(result, row, column))
        if self == .bytes { return Self.decode(bytes) }
        let text = String(
            decoding: UnsafeRawBufferPointer(start: UnsafeRawPointer(bytes), count: count), as: UTF8.self)
        switch self {
        case .integer: return Int64(text).map(DatabaseValue.integer) ?? .text(text)
        case .truth: return .integer(text == "t" ? 1 : 0)
        case .real: return Double(text).map(DatabaseValue.real) ?? .text(text)
        case .bytes, .text: return .text(text)
        }
    }

    private static func decode(_ text: UnsafeMutablePointer<CChar>) -> DatabaseValue {
        var count = 0
        let source = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
        guard let bytes = PQunescapeBytea(source, &count) else { return .null }
        defer { PQfreemem(bytes) }
        return .blob(Array(UnsafeBufferPointer(start: bytes, count: count)))
    }
}
