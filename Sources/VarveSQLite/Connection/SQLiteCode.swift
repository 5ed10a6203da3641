import CSQLite3
import VarveDatabase

/// SQLite's result codes: what they mean to us, and their names.
enum SQLiteCode {
    /// What a caller can make of a result code.
    static func meaning(of status: Int32, isPreparing: Bool) -> DatabaseError.Code {
        switch status & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .lockNotAvailable
        case SQLITE_READONLY: .readOnly
        case SQLITE_FULL: .full
        case SQLITE_NOTADB, SQLITE_CORRUPT: .notADatabase
        case SQLITE_CANTOPEN: .cannotConnect
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_ERROR where isPreparing: .syntax
        default: .refused
        }
    }

    /// The name of a result code as SQLite's documentation has it; of an unknown one its number.
    static func name(of status: Int32) -> String {
        names[status] ?? names[status & 0xFF].map { "\($0) \(status)" } ?? "\(status)"
    }

    /// The names of the codes that say that a file must be recovered, which this connection may not do.
    static let needingRecovery: Set<String> = ["SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"]

    private static let names: [Int32: String] = [
        1: "SQLITE_ERROR", 2: "SQLITE_INTERNAL", 3: "SQLITE_PERM", 4: "SQLITE_ABORT", 5: "SQLITE_BUSY",
        6: "SQLITE_LOCKED", 7: "SQLITE_NOMEM", 8: "SQLITE_READONLY", 9: "SQLITE_INTERRUPT",
        10: "SQLITE_IOERR",
        11: "SQLITE_CORRUPT", 12: "SQLITE_NOTFOUND", 13: "SQLITE_FULL", 14: "SQLITE_CANTOPEN",
        15: "SQLITE_PROTOCOL", 17: "SQLITE_SCHEMA", 18: "SQLITE_TOOBIG", 19: "SQLITE_CONSTRAINT",
        20: "SQLITE_MISMATCH", 21: "SQLITE_MISUSE", 22: "SQLITE_NOLFS", 23: "SQLITE_AUTH", 25: "SQLITE_RANGE",
        26: "SQLITE_NOTADB", 261: "SQLITE_BUSY_RECOVERY", 517: "SQLITE_BUSY_SNAPSHOT",
        773: "SQLITE_BUSY_TIMEOUT", 262: "SQLITE_LOCKED_SHAREDCACHE", 264: "SQLITE_READONLY_RECOVERY",
        520: "SQLITE_READONLY_CANTLOCK", 776: "SQLITE_READONLY_ROLLBACK", 1032: "SQLITE_READONLY_DBMOVED",
        1288: "SQLITE_READONLY_CANTINIT", 1544: "SQLITE_READONLY_DIRECTORY", 266: "SQLITE_IOERR_READ",
        522: "SQLITE_IOERR_SHORT_READ", 778: "SQLITE_IOERR_WRITE", 1034: "SQLITE_IOERR_FSYNC",
        526: "SQLITE_CANTOPEN_ISDIR", 782: "SQLITE_CANTOPEN_FULLPATH", 267: "SQLITE_CORRUPT_VTAB",
        275: "SQLITE_CONSTRAINT_CHECK", 531: "SQLITE_CONSTRAINT_COMMITHOOK",
        787: "SQLITE_CONSTRAINT_FOREIGNKEY", 1043: "SQLITE_CONSTRAINT_FUNCTION",
        1299: "SQLITE_CONSTRAINT_NOTNULL", 1555: "SQLITE_CONSTRAINT_PRIMARYKEY",
        1811: "SQLITE_CONSTRAINT_TRIGGER", 2067: "SQLITE_CONSTRAINT_UNIQUE", 2323: "SQLITE_CONSTRAINT_VTAB",
        2579: "SQLITE_CONSTRAINT_ROWID", 2835: "SQLITE_CONSTRAINT_PINNED",
        3091: "SQLITE_CONSTRAINT_DATATYPE", 257: "SQLITE_ERROR_MISSING_COLLSEQ", 516: "SQLITE_ABORT_ROLLBACK",
    ]
}
