import CSQLite3
import VarveDatabase

/// A prepared statement of the C library.
final class PreparedStatement {
    let sql: String
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer, sql: String) {
        self.pointer = pointer
        self.sql = sql
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    /// The names of the columns that the statement gives.
    var columns: [String] {
        (0..<sqlite3_column_count(pointer)).map { index in
            sqlite3_column_name(pointer, index).map { String(cString: $0) } ?? ""
        }
    }

    /// How many values the statement takes.
    var parameterCount: Int { Int(sqlite3_bind_parameter_count(pointer)) }

    /// Binds values, runs to the end and collects the rows.
    func run(_ parameters: [DatabaseValue], on handle: SQLiteHandle) throws(DatabaseError) -> Rows {
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        try bind(parameters, on: handle)
        let columns = self.columns
        var values: [[DatabaseValue]] = []
        while true {
            let status = sqlite3_step(pointer)
            if status == SQLITE_DONE {
                return Rows(columns: columns, values: values)
            }
            guard status == SQLITE_ROW else { throw handle.error(status, in: sql, isPreparing: false) }
            var row: [DatabaseValue] = []
            row.reserveCapacity(columns.count)
            for (index, column) in columns.enumerated() {
                row.append(try value(Int32(index), of: column))
            }
            values.append(row)
        }
    }

    private func bind(_ parameters: [DatabaseValue], on handle: SQLiteHandle) throws(DatabaseError) {
        let expected = parameterCount
        guard parameters.count == expected else {
            throw DatabaseError(
                .refused,
                "the statement has \(expected) parameters, and \(parameters.count) values were given",
                statement: sql)
        }
        // SQLite copies what it is given, since the bytes are ours for the length of the call only.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (offset, parameter) in parameters.enumerated() {
            let index = Int32(offset + 1)
            let status: Int32
            switch parameter {
            case .null: status = sqlite3_bind_null(pointer, index)
            case .integer(let number): status = sqlite3_bind_int64(pointer, index, number)
            case .real(let number): status = sqlite3_bind_double(pointer, index, number)
            case .text(var text):
                status = text.withUTF8 { bytes in
                    // An empty text has no address, and a null pointer would bind NULL.
                    guard let base = bytes.baseAddress else {
                        return sqlite3_bind_text(pointer, index, "", 0, transient)
                    }
                    return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                        sqlite3_bind_text64(
                            pointer, index, $0, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
                    }
                }
            case .blob(let bytes):
                status =
                    bytes.isEmpty
                    ? sqlite3_bind_zeroblob(pointer, index, 0)
                    : sqlite3_bind_blob64(pointer, index, bytes, UInt64(bytes.count), transient)
            }
            guard status == SQLITE_OK else { throw handle.error(status, in: sql, isPreparing: false) }
        }
    }

    private func value(_ index: Int32, of column: String) throws(DatabaseError) -> DatabaseValue {
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, index)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index)))
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw DatabaseError(
                    .refused, "column \(column) holds text that is not UTF-8",
                    hint: "CAST it to BLOB to read its bytes", statement: sql)
            }
            return .text(text)
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(pointer, index) else { return .blob([]) }
            let count = Int(sqlite3_column_bytes(pointer, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}
