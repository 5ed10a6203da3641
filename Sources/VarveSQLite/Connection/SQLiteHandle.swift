import CSQLite3
import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open database of the C library, with its prepared statements. Belongs to one connection and its thread.
final class SQLiteHandle {
    let pointer: OpaquePointer
    let location: SQLiteLocation
    private var cache = StatementCache(capacity: 64)

    /// Opens the database and reads its first page, so that whatever is wrong with the file shows here.
    init(_ location: SQLiteLocation, mode: ConnectionMode) throws(DatabaseError) {
        try location.check(for: mode)
        let access =
            switch mode {
            case _ where location.isInMemory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .read: SQLITE_OPEN_READONLY
            case .write: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(
            location.path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened else {
            throw DatabaseError(.cannotConnect, "there is not enough memory to open \(location.path)")
        }
        self.pointer = opened
        self.location = location
        guard status == SQLITE_OK else { throw openingError(status) }
        try configure(mode)
    }

    deinit {
        cache.removeAll()
        sqlite3_close_v2(pointer)
    }

    /// The database's file with its full path, links resolved; `nil` in memory.
    var fileName: String? {
        guard !location.isInMemory, let name = sqlite3_db_filename(pointer, "main") else { return nil }
        return String(cString: name)
    }

    private func configure(_ mode: ConnectionMode) throws(DatabaseError) {
        sqlite3_busy_timeout(pointer, 5_000)
        do {
            _ = try run(Statement("PRAGMA foreign_keys = ON"))
            _ = try run(Statement("SELECT count(*) FROM sqlite_schema"))
            if mode == .read {
                _ = try run(Statement("PRAGMA query_only = ON"))
            }
        } catch {
            throw naming(error)
        }
        if mode != .read, sqlite3_db_readonly(pointer, "main") == 1 {
            throw DatabaseError(.readOnly, "the database file \(location.path) is read-only")
        }
    }

    private func openingError(_ status: Int32) -> DatabaseError {
        naming(error(status, isPreparing: false))
    }

    /// Puts the file's name into an error about the file as a whole.
    private func naming(_ error: DatabaseError) -> DatabaseError {
        var error = error
        error.statement = nil
        error.offset = nil
        switch error.code {
        case .notADatabase:
            error.message = "\(location.path) is not an SQLite database: \(error.message)"
        case .lockNotAvailable:
            error.message = "the database \(location.path) is locked by another process: \(error.message)"
        default:
            error.code = [.readOnly, .full].contains(error.code) ? error.code : .cannotConnect
            error.message = "the database \(location.path) can't be opened: \(error.message)"
        }
        return error
    }

    /// Runs one statement with NULL for each of its parameters.
    func runWithoutValues(_ sql: String) throws(DatabaseError) -> Rows {
        guard let prepared = try prepare(sql) else { return Rows(columns: [], values: []) }
        let values = [DatabaseValue](repeating: .null, count: prepared.parameterCount)
        return try prepared.run(values, on: self)
    }

    /// Runs one statement and collects its rows.
    func run(_ statement: Statement) throws(DatabaseError) -> Rows {
        // Only what has parameters is likely to come again.
        guard !statement.parameters.isEmpty else {
            guard let prepared = try prepare(statement.sql) else { return Rows(columns: [], values: []) }
            return try prepared.run([], on: self)
        }
        let prepared: PreparedStatement
        if let cached = cache.take(statement.sql) {
            prepared = cached
        } else if let fresh = try prepare(statement.sql, isPersistent: true) {
            prepared = fresh
        } else {
            throw DatabaseError(.syntax, "there is no statement", statement: statement.sql)
        }
        let rows = try prepared.run(statement.parameters, on: self)
        cache.put(prepared)
        return rows
    }

    /// Prepares one statement; `nil` where the text holds none.
    func prepare(_ sql: String, isPersistent: Bool = false) throws(DatabaseError) -> PreparedStatement? {
        if let zero = sql.utf8.firstIndex(of: 0) {
            throw DatabaseError(
                .syntax, "the statement holds a NUL, where SQLite would stop reading", statement: sql,
                offset: sql.utf8.distance(from: sql.startIndex, to: zero))
        }
        let flags = isPersistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        var sql = sql
        var found: OpaquePointer?
        var rest = 0
        let status = sql.withUTF8 { text -> Int32 in
            guard let base = text.baseAddress else { return SQLITE_OK }
            return base.withMemoryRebound(to: CChar.self, capacity: text.count) { start in
                var tail: UnsafePointer<CChar>?
                let status = sqlite3_prepare_v3(
                    pointer, start, Int32(clamping: text.count), flags, &found, &tail)
                rest = tail.map { start.distance(to: $0) } ?? text.count
                return status
            }
        }
        guard status == SQLITE_OK else { throw error(status, in: sql, isPreparing: true) }
        guard let found else { return nil }
        let prepared = PreparedStatement(found, sql: sql)
        let tail = Tokenizer(sql, from: rest).first { $0.kind != .semicolon }
        guard tail == nil else {
            throw DatabaseError(
                .syntax, "there is more than one statement", statement: sql, offset: tail?.offset ?? rest)
        }
        return prepared
    }

    /// The error that the library holds for this database.
    func error(_ status: Int32, in sql: String? = nil, isPreparing: Bool) -> DatabaseError {
        let offset = sql == nil ? -1 : sqlite3_error_offset(pointer)
        var error = DatabaseError(
            SQLiteCode.meaning(of: status, isPreparing: isPreparing),
            String(cString: sqlite3_errmsg(pointer)),
            nativeCode: SQLiteCode.name(of: status), statement: sql, offset: offset >= 0 ? Int(offset) : nil)
        if status & 0xFF == SQLITE_AUTH {
            error.message = "a throw-away database opens no other file"
            error.hint = "leave ATTACH and VACUUM INTO out of schemas and migrations"
        } else if isDiskFull(status) {
            error.code = .full
            error.message += ": the disk is full"
        } else if status & 0xFF == SQLITE_MISMATCH {
            error.hint =
                "an INTEGER PRIMARY KEY takes whole numbers only: give rows whose key is NULL or anything else "
                + "a number first (UPDATE … WHERE typeof(KEY) <> 'integer')"
        } else if error.code == .cannotConnect {
            // The library has forgotten the system's reason: it tried again in another way.
            error.hint =
                "see whether the disk is full (df, df -i): files are made beside the database, so its folder must be "
                + "writable too"
        }
        return error
    }

    /// Whether the system's reason is a lack of space: for a file that can't be made or read the library has only
    /// a general code.
    private func isDiskFull(_ status: Int32) -> Bool {
        [SQLITE_IOERR, SQLITE_CANTOPEN].contains(status & 0xFF)
            && [ENOSPC, EDQUOT].contains(sqlite3_system_errno(pointer))
    }
}
