import CPgQuery

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A statement that refuses transactions and can't simply be run again when it was cut off.
enum ResumableStatement {
    /// CREATE INDEX CONCURRENTLY; without a name the server makes one up.
    case indexCreation(table: [String], name: String?)
    /// DROP INDEX CONCURRENTLY.
    case indexRemoval([String])
    /// REINDEX CONCURRENTLY of an index or a table, or of more.
    case indexRebuilding([String]?)
    /// ALTER TABLE … DETACH PARTITION … CONCURRENTLY.
    case detachment(table: [String], partition: [String])
    /// CREATE of something that belongs to the whole server.
    case creation(ServerObject, name: String)
    /// DROP of something that belongs to the whole server.
    case removal(ServerObject, name: String)

    /// What belongs to the whole server.
    enum ServerObject {
        case database
        case tablespace
        case subscription
    }

    /// Reads a statement; `nil` where it is another one.
    init?(_ sql: String) {
        let result = pg_query_parse(sql)
        defer { pg_query_free_parse_result(result) }
        guard result.error == nil, let text = result.parse_tree.map({ String(cString: $0) }),
            let tree = try? JSONDecoder().decode(ParseTree.self, from: Data(text.utf8)), tree.stmts.count == 1
        else { return nil }
        self.init(tree.stmts[0].stmt)
    }

    private init?(_ node: ParseTree.Node) {
        if let creation = node.IndexStmt, creation.concurrent ?? false {
            self = .indexCreation(table: creation.relation.path, name: creation.idxname)
        } else if let removal = node.DropStmt, removal.concurrent ?? false, removal.objects.count == 1 {
            self = .indexRemoval(removal.objects[0].List?.items.compactMap(\.String?.sval) ?? [])
        } else if let rebuilding = node.ReindexStmt {
            self = .indexRebuilding(rebuilding.relation?.path)
        } else if let alteration = node.AlterTableStmt, alteration.cmds.count == 1,
            let command = alteration.cmds[0].AlterTableCmd?.def?.PartitionCmd, command.concurrent ?? false
        {
            self = .detachment(table: alteration.relation.path, partition: command.name.path)
        } else {
            self.init(ofServer: node)
        }
    }

    private init?(ofServer node: ParseTree.Node) {
        if let name = node.CreatedbStmt?.dbname {
            self = .creation(.database, name: name)
        } else if let name = node.DropdbStmt?.dbname {
            self = .removal(.database, name: name)
        } else if let name = node.CreateTableSpaceStmt?.tablespacename {
            self = .creation(.tablespace, name: name)
        } else if let name = node.DropTableSpaceStmt?.tablespacename {
            self = .removal(.tablespace, name: name)
        } else if let name = node.CreateSubscriptionStmt?.subname {
            self = .creation(.subscription, name: name)
        } else if let name = node.DropSubscriptionStmt?.subname {
            self = .removal(.subscription, name: name)
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
        let ReindexStmt: ReindexStatement?
        let AlterTableStmt: AlterTableStatement?
        let CreatedbStmt: DatabaseStatement?
        let DropdbStmt: DatabaseStatement?
        let CreateTableSpaceStmt: TablespaceStatement?
        let DropTableSpaceStmt: TablespaceStatement?
        let CreateSubscriptionStmt: SubscriptionStatement?
        let DropSubscriptionStmt: SubscriptionStatement?
    }

    struct IndexStatement: Decodable {
        let idxname: String?
        let relation: Relation
        let concurrent: Bool?
    }

    struct Relation: Decodable {
        let schemaname: String?
        let relname: String

        var path: [String] { (schemaname.map { [$0] } ?? []) + [relname] }
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

    struct ReindexStatement: Decodable { let relation: Relation? }

    struct AlterTableStatement: Decodable {
        let relation: Relation
        let cmds: [Command]
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Command: Decodable { let AlterTableCmd: Alteration? }

    struct Alteration: Decodable { let def: Definition? }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Definition: Decodable { let PartitionCmd: PartitionCommand? }

    struct PartitionCommand: Decodable {
        let name: Relation
        let concurrent: Bool?
    }

    struct DatabaseStatement: Decodable { let dbname: String }

    struct TablespaceStatement: Decodable { let tablespacename: String }

    struct SubscriptionStatement: Decodable { let subname: String }
}
