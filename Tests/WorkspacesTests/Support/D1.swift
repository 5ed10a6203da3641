import CSQLite3

/// An SQLite file with the ways of Cloudflare D1: every call is one transaction, and what D1 does not authorise is refused.
final class D1 {
    private let pointer: OpaquePointer

    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    init(_ path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
            throw Refusal(description: "\(path) can't be opened")
        }
        pointer = opened
        try execute("PRAGMA foreign_keys = ON")
    }

    deinit { sqlite3_close_v2(pointer) }

    /// One call: all statements of a text in one transaction, the first failure takes all of it back.
    func query(_ text: String) throws {
        try execute("BEGIN")
        sqlite3_set_authorizer(pointer, Self.authorizer, nil)
        let result = Result { try execute(text) }
        sqlite3_set_authorizer(pointer, nil, nil)
        guard case .failure = result else { return try execute("COMMIT") }
        try execute("ROLLBACK")
        try result.get()
    }

    private func execute(_ text: String) throws {
        guard sqlite3_exec(pointer, text, nil, nil, nil) == SQLITE_OK else {
            throw Refusal(description: String(cString: sqlite3_errmsg(pointer)))
        }
    }

    private static let authorizer:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> Int32 = { _, action, first, second, _, _ in
            let first = first.map { String(cString: $0).lowercased() } ?? ""
            let second = second.map { String(cString: $0).lowercased() } ?? ""
            return isAllowed(action, first, second) ? SQLITE_OK : SQLITE_DENY
        }

    /// What D1 lets pass: no transactions, no other databases, nothing temporary, few pragmas and modules.
    private static func isAllowed(_ action: Int32, _ first: String, _ second: String) -> Bool {
        switch action {
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH, SQLITE_CREATE_TEMP_INDEX,
            SQLITE_CREATE_TEMP_TABLE, SQLITE_CREATE_TEMP_TRIGGER, SQLITE_CREATE_TEMP_VIEW,
            SQLITE_DROP_TEMP_INDEX,
            SQLITE_DROP_TEMP_TABLE, SQLITE_DROP_TEMP_TRIGGER, SQLITE_DROP_TEMP_VIEW:
            false
        case SQLITE_PRAGMA: pragmas.contains(first)
        case SQLITE_CREATE_VTABLE, SQLITE_DROP_VTABLE: ["fts5", "fts5vocab", "rtree"].contains(second)
        case SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE, SQLITE_READ, SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
            !first.hasPrefix("_cf_")
        case SQLITE_FUNCTION: second != "load_extension"
        default: true
        }
    }

    private static let pragmas: Set<String> = [
        "foreign_keys", "defer_foreign_keys", "foreign_key_check", "foreign_key_list", "table_list",
        "table_info",
        "table_xinfo", "index_list", "index_info", "index_xinfo", "optimize", "quick_check", "data_version",
        "legacy_alter_table", "recursive_triggers", "ignore_check_constraints", "case_sensitive_like",
    ]
}
