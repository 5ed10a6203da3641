import CSQLite3
import VarveCatalog
import VarveDatabase

extension CatalogReader {
    /// Finds out what views and triggers rest on, by preparing statements that use them and listening to what
    /// SQLite asks its authorizer. A statement that is prepared and not run writes nothing.
    mutating func readDependencies(on handle: SQLiteHandle) {
        let accesses = AccessLog(handle)
        for view in catalog.all(.view) {
            let found = accesses.during("SELECT * FROM main.\(Quoting.identifier(view.name))")
            addDependencies(to: view.id, found.filter { $0.context == nil || $0.context == view.name })
        }
        let triggers = Dictionary(grouping: catalog.all(.trigger)) { $0.id.path[0] }
        for (table, triggers) in triggers {
            let found = firing(on: table, handle).flatMap(accesses.during)
            for trigger in triggers {
                addDependencies(to: trigger.id, found.filter { $0.context == trigger.name })
            }
        }
    }

    /// Statements that fire every trigger of a table or view.
    private func firing(on table: String, _ handle: SQLiteHandle) -> [String] {
        let name = "main." + Quoting.identifier(table)
        let columns =
            schema.columns[table]?.filter { !$0.isGenerated }.map(\.name)
            ?? (try? handle.prepare("SELECT * FROM \(name)"))?.columns ?? []
        let assignments = columns.map { "\(Quoting.identifier($0)) = NULL" }.joined(separator: ", ")
        var statements = ["INSERT INTO \(name) DEFAULT VALUES", "DELETE FROM \(name)"]
        if !columns.isEmpty {
            statements.append("UPDATE \(name) SET \(assignments)")
        }
        return statements
    }

    /// Where SQLite told nothing, because the text speaks of what isn't there or no statement fires the trigger (UPDATE OF
    /// a computed column), every table that is named may be meant. A dependency too many does no harm.
    private mutating func addDependencies(to id: ObjectID, _ accesses: [AccessLog.Access]) {
        var accesses = accesses
        if accesses.isEmpty, let text = catalog[id]?[.definition] {
            accesses = Tokenizer(text).compactMap(\.name).map {
                AccessLog.Access(table: $0, column: "", context: nil)
            }
        }
        for access in accesses {
            guard let name = tableNames.spelling(of: access.table) else { continue }
            for object in [
                ObjectID(.table, [name]), ObjectID(.virtualTable, [name]), ObjectID(.view, [name]),
                ObjectID(.column, [name, access.column]),
            ]
            where object != id && catalog[object] != nil {
                catalog[id]?.dependencies.insert(object)
            }
        }
    }
}

/// Listens to what SQLite asks its authorizer while it prepares statements.
private final class AccessLog {
    struct Access: Hashable {
        let table: String
        let column: String
        /// The view or trigger whose text has the access.
        let context: String?
    }

    private let handle: SQLiteHandle
    private var accesses: Set<Access> = []

    init(_ handle: SQLiteHandle) {
        self.handle = handle
    }

    /// The accesses of one statement; none where it can't be prepared, since it then speaks of what isn't there.
    func during(_ sql: String) -> Set<Access> {
        accesses = []
        let callback:
            @convention(c) (
                UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
                UnsafePointer<CChar>?,
                UnsafePointer<CChar>?
            ) -> Int32 = { log, action, first, second, _, context in
                guard let log, let first,
                    [SQLITE_READ, SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE].contains(action)
                else { return SQLITE_OK }
                let access = Access(
                    table: String(cString: first), column: second.map { String(cString: $0) } ?? "",
                    context: context.map { String(cString: $0) })
                Unmanaged<AccessLog>.fromOpaque(log).takeUnretainedValue().accesses.insert(access)
                return SQLITE_OK
            }
        sqlite3_set_authorizer(handle.pointer, callback, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_set_authorizer(handle.pointer, nil, nil) }
        _ = try? handle.prepare(sql)
        return accesses
    }
}
