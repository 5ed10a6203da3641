import VarveCatalog
import VarveDatabase

/// Constraints of tables and domains.
struct ConstraintReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT k.oid, k.conname, k.contype, k.conrelid, k.contypid, k.conindid, k.conkey::int2[], k.confrelid,
          k.confkey::int2[], k.confupdtype, k.confdeltype, k.confmatchtype, k.condeferrable, k.condeferred,
          k.convalidated, k.connoinherit, \(version >= 150_000 ? "k.confdelsetcols::int2[]" : "NULL"),
          \(version >= 180_000 ? "NOT k.conenforced" : "false"), \(Self.isTemporal(version)),
          CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
          CASE WHEN k.contype = 'x' OR \(Self.isTemporal(version)) THEN pg_get_constraintdef(k.oid) END,
          i.indkey, i.indnkeyatts, \(version >= 150_000 ? "i.indnullsnotdistinct" : "false"), ic.reloptions,
          CASE WHEN k.contype = 'x' THEN (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = k.conindid) END, tn.nspname, t.typname
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
          LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
          LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
          LEFT JOIN pg_type t ON t.oid = k.contypid LEFT JOIN pg_namespace tn ON tn.oid = t.typnamespace
        WHERE k.contype <> 't' AND \(KindReaders.userSchema)
        """
    }

    private static func isTemporal(_ version: Int) -> String {
        version >= 180_000 ? "k.conperiod" : "false"
    }

    func read(_ rows: Rows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.constraints, row.number(0))
            guard row.number(4) == 0 else {
                DomainCheckReader.read(row, at: address, into: &reading)
                continue
            }
            guard let table = reading.relations[row.number(3)], table.kind == .table else { continue }
            if row.text(2) == "n" {
                NotNullReader.read(row, at: address, of: table.path, into: &reading)
            } else if let kind = Self.kinds[row.text(2)] {
                let id = ObjectID(kind, table.path + [row.text(1)])
                let constraint = ConstraintRow(row, reading: reading).object(
                    id, of: ObjectID(.table, table.path))
                reading.add(constraint, at: address)
                if kind != .foreignKey, kind != .check {
                    reading.dependencies.alias(CatalogAddress(.relations, row.number(5)), as: id)
                }
            }
        }
    }

    private static let kinds: [String: ObjectKind] = [
        "p": .primaryKey, "u": .unique, "f": .foreignKey, "c": .check, "x": .exclusion,
    ]
}

/// One constraint of a table.
private struct ConstraintRow {
    private let row: [DatabaseValue]
    private let reading: CatalogReading
    private let columns: [String]

    init(_ row: [DatabaseValue], reading: CatalogReading) {
        self.row = row
        self.reading = reading
        self.columns = reading.columns(row.numbers(6), of: row.number(3))
    }

    func object(_ id: ObjectID, of table: ObjectID) -> CatalogObject {
        var object = CatalogObject(id, owner: table)
        switch id.kind {
        case .foreignKey: describeForeignKey(&object)
        case .check: describeCheck(&object)
        default: describeKey(&object)
        }
        object[.definition] = row[20].text
        object[flag: .isDeferrable] = row[12].flag
        object[flag: .isInitiallyDeferred] = row[13].flag
        object[flag: .isNotEnforced] = row[17].flag
        // What is not enforced was never checked either.
        object[flag: .isNotValid] = !row[14].flag && !row[17].flag
        object.hasGeneratedName = generatedName(object.kind, table: id.path[1]).matches(id.name)
        return object
    }

    private func describeForeignKey(_ object: inout CatalogObject) {
        object[.columns] = columns
        object[.referencedTable] = reading.relations[row.number(7)]?.path ?? []
        object[.referencedColumns] = reading.columns(row.numbers(8), of: row.number(7))
        object[.onUpdate] = Self.actions[row.text(9)]
        object[.onDelete] = Self.actions[row.text(10)]
        object[.match] = row.text(11) == "f" ? "FULL" : nil
        let limited = reading.columns(row.numbers(16), of: row.number(3))
        object[.onDeleteColumns] = limited.isEmpty ? nil : limited
    }

    private func describeCheck(_ object: inout CatalogObject) {
        object[.expression] = row[19].text
        object[flag: .isNoInherit] = row[15].flag
    }

    private func describeKey(_ object: inout CatalogObject) {
        object[.options] = row.list(24)?.sorted()
        guard object.kind != .exclusion else { return }
        object[.columns] = columns
        let included = includedColumns
        object[.includedColumns] = included.isEmpty ? nil : included
        object[flag: .nullsNotDistinct] = row[23].flag
    }

    private var includedColumns: [String] {
        reading.columns(Array(row.numbers(21).dropFirst(Int(row.number(22)))), of: row.number(3))
    }

    private func generatedName(_ kind: ObjectKind, table: String) -> GeneratedName {
        switch kind {
        case .primaryKey: GeneratedName(table: table, columns: [], label: "pkey")
        case .unique: GeneratedName(table: table, columns: columns + includedColumns, label: "key")
        case .foreignKey: GeneratedName(table: table, columns: columns, label: "fkey")
        case .check: GeneratedName(table: table, columns: columns.count == 1 ? columns : [], label: "check")
        default: GeneratedName(table: table, columns: row.list(25) ?? [], label: "excl")
        }
    }

    private static let actions = ["r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"]
}

/// Checks of domains.
private enum DomainCheckReader {
    static func read(_ row: [DatabaseValue], at address: CatalogAddress, into reading: inout CatalogReading) {
        let domain = ObjectID(.domain, [row.text(26), row.text(27)])
        guard reading.contains(domain), row.text(2) == "c" else { return }
        var object = CatalogObject(ObjectID(.domainCheck, domain.path + [row.text(1)]), owner: domain)
        object[.expression] = row[19].text
        object[flag: .isNotValid] = !row[14].flag
        let name = GeneratedName(table: domain.name, columns: [], label: "check")
        object.hasGeneratedName = name.matches(object.name)
        reading.add(object, at: address)
    }
}

/// From version 18 on NOT NULL is a constraint with a name. The column says it already; what it can't say is
/// reported.
private enum NotNullReader {
    static func read(
        _ row: [DatabaseValue], at address: CatalogAddress, of table: [String],
        into reading: inout CatalogReading
    ) {
        let columns = reading.columns(row.numbers(6), of: row.number(3))
        guard let column = columns.first else { return }
        reading.dependencies.alias(address, as: ObjectID(.column, table + [column]))
        // Made up by the server, maybe for a former name of table or column: a rename leaves it as it was.
        let isMadeUp = row.text(1).reversed().drop { $0.isNumber }.starts(with: "_not_null".reversed())
        guard !isMadeUp || !row[14].flag || row[15].flag else { return }
        reading.report("not-null constraint", (table + [row.text(1)]).joined(separator: "."))
    }
}
