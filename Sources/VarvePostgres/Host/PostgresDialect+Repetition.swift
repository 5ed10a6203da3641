import CPgQuery
import VarveDatabase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PostgresDialect {
    /// Knows the statements that leave something when they fail or are cut off: CREATE INDEX CONCURRENTLY leaves an
    /// invalid index, "which must be dropped before the attempt is made again" (CREATE INDEX, Building Indexes
    /// Concurrently). All others that refuse transactions can be run again.
    public func repetition(
        of statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition {
        try await requireFinished(statement, on: connection)
        guard let index = ConcurrentIndex(statement) else { return .run }
        switch index {
        case .creation(let table, let name):
            let query = Statement(
                """
                SELECT i.indisvalid, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE i.indrelid = to_regclass($1) AND c.relname = $2::name
                """, [.text(quoted(table)), .text(name)])
            guard let row = try await connection.query(query).values.first else { return .run }
            if row[0].flag { return .skip }
            return .runAfter([Statement("DROP INDEX CONCURRENTLY IF EXISTS \(row[1].text ?? "")")])
        case .removal(let path):
            let query = Statement("SELECT to_regclass($1) IS NULL", [.text(quoted(path))])
            return try await connection.query(query).first?.flag ?? false ? .skip : .run
        }
    }

    /// A server process notices only at its next message that its client is gone, and goes on with what it does.
    private func requireFinished(
        _ statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) {
        let query = Statement(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
              AND length(query) > 0 AND starts_with($1, query)
            """, [.text(statement)])
        guard let process = try await connection.query(query).first?.integer else { return }
        throw DatabaseError(
            .lockNotAvailable,
            "server process \(process) is still at work on this statement for a runner that is gone",
            statement: statement)
    }

    private func quoted(_ path: [String]) -> String {
        path.map(quote(identifier:)).joined(separator: ".")
    }
}

/// A statement that makes or removes an index without locking its table.
private enum ConcurrentIndex {
    case creation(table: [String], name: String)
    case removal([String])

    /// Reads a statement; `nil` where it is another one, or gives the index no name.
    init?(_ sql: String) {
        let result = pg_query_parse(sql)
        defer { pg_query_free_parse_result(result) }
        guard result.error == nil, let text = result.parse_tree.map({ String(cString: $0) }),
            let tree = try? JSONDecoder().decode(ParseTree.self, from: Data(text.utf8)), tree.stmts.count == 1
        else { return nil }
        let node = tree.stmts[0].stmt
        if let creation = node.IndexStmt, creation.concurrent ?? false, let name = creation.idxname {
            let schema = creation.relation.schemaname.map { [$0] } ?? []
            self = .creation(table: schema + [creation.relation.relname], name: name)
        } else if let removal = node.DropStmt, removal.concurrent ?? false, removal.objects.count == 1 {
            self = .removal(removal.objects[0].List?.items.compactMap(\.String?.sval) ?? [])
        } else {
            return nil
        }
    }
}

/// The few nodes of PostgreSQL's parse tree that are asked for, under PostgreSQL's names.
private struct ParseTree: Decodable {
    let stmts: [RawStatement]

    struct RawStatement: Decodable { let stmt: Node }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Node: Decodable {
        let IndexStmt: IndexStatement?
        let DropStmt: DropStatement?
    }

    struct IndexStatement: Decodable {
        let idxname: String?
        let relation: Relation
        let concurrent: Bool?
    }

    struct Relation: Decodable {
        let schemaname: String?
        let relname: String
    }

    struct DropStatement: Decodable {
        let objects: [Object]
        let concurrent: Bool?
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Object: Decodable {
        let List: ItemList?
    }

    struct ItemList: Decodable { let items: [Item] }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Item: Decodable {
        let String: Text?
    }

    struct Text: Decodable { let sval: Swift.String? }
}
