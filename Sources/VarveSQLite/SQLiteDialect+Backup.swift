import CSQLite3
import VarveDatabase

extension SQLiteDialect {
    public func backupName(
        of url: DatabaseURL, _ connection: any DatabaseConnection
    ) async throws(DatabaseError) -> BackupName {
        let file = try SQLiteLocation(url).path.split(separator: "/").last ?? "database"
        let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
        return BackupName(stem: String(stem.isEmpty ? file : stem), suffix: "db")
    }

    /// SQLite's online backup: a copy of all pages as they are at one moment, also while others write. It reads through
    /// a connection of its own, since it refuses one that is about to write.
    public func backUp(
        _ url: DatabaseURL, _ connection: any DatabaseConnection, to path: String
    ) async throws(DatabaseError) {
        let location = try SQLiteLocation(url)
        guard !location.isInMemory else {
            throw DatabaseError(.unsupported, "a database in memory can't be backed up")
        }
        let reader = SQLiteConnection()
        try await reader.open(location, mode: .read)
        do {
            try await reader.withHandle { source throws(DatabaseError) in
                try Self.copy(
                    source, to: try SQLiteHandle(SQLiteLocation(DatabaseURL("sqlite:" + path)), mode: .write))
            }
        } catch {
            await reader.close()
            throw error
        }
        await reader.close()
    }

    private static func copy(_ source: SQLiteHandle, to target: SQLiteHandle) throws(DatabaseError) {
        guard let backup = sqlite3_backup_init(target.pointer, "main", source.pointer, "main") else {
            throw target.error(sqlite3_errcode(target.pointer), isPreparing: false)
        }
        var status = sqlite3_backup_step(backup, -1)
        var attempts = 0
        while [SQLITE_BUSY, SQLITE_LOCKED].contains(status & 0xFF), attempts < 100 {
            attempts += 1
            sqlite3_sleep(50)
            status = sqlite3_backup_step(backup, -1)
        }
        let end = sqlite3_backup_finish(backup)
        guard status == SQLITE_DONE else {
            throw target.error(end == SQLITE_OK ? status : end, isPreparing: false)
        }
    }

    public func restoring(_ path: String, to url: DatabaseURL) -> String {
        let file = self.file(of: url) ?? "the database"
        return "stop whatever uses the database, then: rm -f \(file)-wal \(file)-shm && cp \(path) \(file)"
    }
}
