import VarveCatalog
import VarveDatabase

/// Indexes that no constraint made.
struct IndexReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid, n.nspname, c.relname, i.indrelid, i.indisunique, am.amname, pg_get_indexdef(c.oid), i.indkey,
          i.indnkeyatts, pg_get_expr(i.indpred, i.indrelid),
          \(version >= 150_000 ? "i.indnullsnotdistinct" : "false"), c.reloptions, NOT i.indisvalid,
          (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_am am ON am.oid = c.relam
        WHERE \(KindReaders.userSchema) AND c.relkind = 'i' AND c.oid NOT IN (
          SELECT k.conindid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x'))
        """
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            guard let relation = reading.relations[row.number(3)], let owner = relation.id else { continue }
            var object = CatalogObject(ObjectID(.index, [row.text(1), row.text(2)]), owner: owner)
            object[flag: .isUnique] = row[4].flag
            object[.method] = row.text(5) == "btree" ? nil : row.text(5)
            object[.keys] = IndexKeys.keys(of: row.text(6))
            let included = Array(row.numbers(7).dropFirst(Int(row.number(8))))
            object[.includedColumns] = included.isEmpty ? nil : reading.columns(included, of: row.number(3))
            object[.predicate] = row[9].text
            object[flag: .nullsNotDistinct] = row[10].flag
            object[.options] = row.list(11)?.sorted()
            object[flag: .isInvalid] = row[12].flag
            let name = GeneratedName(table: owner.name, columns: row.list(13) ?? [], label: "idx")
            object.hasGeneratedName = name.matches(object.name)
            reading.add(object, at: CatalogAddress(.relations, row.number(0)))
        }
    }
}

/// The keys of an index, taken from the statement that makes it.
///
/// The server has no function that gives one key with its collation, operator class and direction. Its statement
/// is in one fixed form: `CREATE INDEX name ON table USING method (key, key) …`.
enum IndexKeys {
    static func keys(of statement: String) -> [String] {
        var scanner = NestingScanner(statement)
        scanner.skip(past: " USING ")
        scanner.skip(past: " (")
        return scanner.list()
    }
}

/// Goes through SQL that the server wrote, blind for what is in quotes or parentheses.
private struct NestingScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) {
        self.bytes = Array(text.utf8)
    }

    /// Goes behind the next occurrence of a text that is not in quotes.
    mutating func skip(past text: String) {
        let wanted = Array(text.utf8)
        while place < bytes.count {
            if bytes[place...].starts(with: wanted) {
                place += wanted.count
                return
            }
            advance()
        }
    }

    /// Reads a list up to its closing parenthesis.
    mutating func list() -> [String] {
        var items: [String] = []
        var start = place
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")") where depth == 0:
                return items + [text(from: start)]
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                items.append(text(from: start))
                start = place + 2  // the server writes a blank after the comma
            default: break
            }
            advance()
        }
        return items
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[min(start, place)..<place], as: UTF8.self)
    }

    /// Goes one byte on, or behind something in quotes. A doubled quote reads as two such, one after the other.
    private mutating func advance() {
        let quote = bytes[place]
        place += 1
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return }
        while place < bytes.count, bytes[place] != quote { place += 1 }
        place += 1
    }
}
