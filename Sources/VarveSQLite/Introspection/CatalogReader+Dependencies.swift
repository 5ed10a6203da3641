import CSQLite3
import VarveCatalog
import VarveDatabase

extension CatalogReader {
    /// Finds out what views and triggers rest on, by preparing statements that use them and listening to what
    /// SQLite asks its authorizer. A statement that is prepared and not run writes nothing.
    mutating func readDependencies(on handle: SQLiteHandle) {
        let accesses = AccessLog(handle)
        let views = catalog.all(.view)
        let all = catalog.all(.trigger)
        let contexts = Set((views + all).map(\.name))
        for view in views {
            let answer = accesses.during("SELECT * FROM main.\(Quoting.identifier(view.name))")
            addDependencies(to: view, answer.accesses, contexts: contexts, isResolved: answer.isUnderstood)
        }
        for (table, triggers) in Dictionary(grouping: all, by: { $0.id.path[0] }) {
            let answers = firing(triggers, on: table, handle).map(accesses.during)
            let found = answers.flatMap(\.accesses)
            for trigger in triggers {
                addDependencies(
                    to: trigger, found, contexts: contexts,
                    isResolved: answers.allSatisfy(\.isUnderstood) && !isNeverFired(trigger))
            }
        }
    }

    /// Statements that fire all triggers of a table or view. A view takes only those that it has a trigger for.
    private func firing(
        _ triggers: [CatalogObject], on table: String, _ handle: SQLiteHandle
    ) -> [String] {
        let name = "main." + Quoting.identifier(table)
        let columns =
            schema.columns[table]?.filter { !$0.isGenerated }.map(\.name)
            ?? (try? handle.prepare("SELECT * FROM \(name)"))?.columns ?? []
        let assignments = columns.map { "\(Quoting.identifier($0)) = NULL" }.joined(separator: ", ")
        let events = Set(triggers.compactMap(Self.event))
        var statements: [String] = []
        if events.contains("INSERT") { statements.append("INSERT INTO \(name) DEFAULT VALUES") }
        if events.contains("DELETE") { statements.append("DELETE FROM \(name)") }
        if events.contains("UPDATE"), !columns.isEmpty {
            statements.append("UPDATE \(name) SET \(assignments)")
        }
        return statements
    }

    /// CREATE TRIGGER name [BEFORE | AFTER | INSTEAD OF] event …
    private static func event(of trigger: CatalogObject) -> String? {
        let words = Tokenizer(trigger[.definition] ?? "").lazy.dropFirst(3)
        return words.first { $0.isWord(in: ["INSERT", "DELETE", "UPDATE"]) }.map {
            Quoting.uppercased($0.text)
        }
    }

    /// Whether no statement fires a trigger, since it waits for UPDATE OF computed columns, so that nobody knows what its text
    /// is worth.
    private func isNeverFired(_ trigger: CatalogObject) -> Bool {
        let tokens = Array(Tokenizer(trigger[.definition] ?? "").dropFirst(3).prefix { !$0.isWord("ON") })
        guard let place = tokens.firstIndex(where: { $0.isWord("OF") }) else { return false }
        let computed = schema.columns[trigger.id.path[0], default: []].filter(\.isGenerated)
        let names = NormalForm.Names(computed.map(\.name))
        return tokens[(place + 1)...].compactMap(\.name).allSatisfy { names.spelling(of: $0) != nil }
    }

    /// Where SQLite did not tell all, because the text speaks of what isn't there or no statement fires the trigger (UPDATE OF
    /// a computed column), every table that is named may be meant. A dependency too many does no harm.
    ///
    /// - Parameters:
    ///   - found: What was asked for while the object was used, and others with it.
    ///   - contexts: The names of all views and triggers.
    private mutating func addDependencies(
        to object: CatalogObject, _ found: some Sequence<AccessLog.Access>, contexts: Set<String>,
        isResolved: Bool
    ) {
        let id = object.id
        let tokens = Array(Tokenizer(object[.definition] ?? ""))
        // Inside of a subquery the context is its name, which may be that of a view where WITH gives it, or there is none.
        let isNested = tokens.contains { $0.isWord("WITH") }
        var accesses = found.filter { access in
            guard let context = access.context, !isNested else {
                // The statement that fires a trigger speaks of the trigger's own table.
                return access.table != object.owner?.name
            }
            return context == id.name || !contexts.contains(context)
        }
        if !isResolved { catalog[id]?.dependencies.insert(.unresolved) }
        if accesses.isEmpty || !isResolved {
            accesses += tokens.compactMap(\.name).map {
                AccessLog.Access(table: $0, column: "", context: nil)
            }
        }
        // A view of which no column is read, as in count(*), is not told of.
        for name in tokens.compactMap(\.name).compactMap(tableNames.spelling) {
            let view = ObjectID(.view, [name])
            if view != id, catalog[view] != nil { catalog[id]?.dependencies.insert(view) }
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

    /// What was learnt from one statement.
    struct Answer {
        let accesses: Set<Access>
        /// Whether the statement could be prepared. Else something in it speaks of what isn't there, and all that comes
        /// after that is not known.
        let isUnderstood: Bool
    }

    /// The accesses of one statement.
    func during(_ sql: String) -> Answer {
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
        let prepared = try? handle.prepare(sql)
        return Answer(accesses: accesses, isUnderstood: prepared != nil)
    }
}

extension ObjectID {
    /// What views and triggers rest on that speak of something that is not there: no object of the catalog.
    static let unresolved = ObjectID(ObjectKind(rawValue: "unresolved name"), ["?"])
}
