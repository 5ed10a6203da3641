import CSQLite3
import VarveDatabase

extension SQLiteHandle {
    /// Refuses ATTACH, and VACUUM INTO, which attaches too, but for what is only there for a while.
    func refuseOtherFiles() {
        sqlite3_set_authorizer(
            pointer,
            { _, action, file, _, _, _ in
                guard action == SQLITE_ATTACH else { return SQLITE_OK }
                // A plain VACUUM attaches a file without a name. Of a name that is computed nothing is known.
                let isTemporary = file.map { $0.pointee == 0 || String(cString: $0) == ":memory:" } ?? false
                return isTemporary ? SQLITE_OK : SQLITE_DENY
            }, nil)
    }
}
