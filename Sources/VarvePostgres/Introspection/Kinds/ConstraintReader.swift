import VarveCatalog

/// Constraints of tables and domains.
struct ConstraintReader: KindReader {
    func query(_ version: Int) -> String {
        // Of a foreign key that leads to a partitioned table the server has one more for each partition.
        """
        SELECT k.oid::int8, k.conname, k.contype, k.conrelid::int8, k.contypid::int8, k.conindid::int8, k.conkey,
          k.confrelid::int8, k.confkey, k.confupdtype, k.confdeltype, k.confmatchtype, k.condeferrable, k.condeferred,
          k.convalidated, k.connoinherit, \(version >= 150_000 ? "k.confdelsetcols" : "NULL"),
          \(version >= 180_000 ? "NOT k.conenforced" : "false"),
          CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
          CASE WHEN k.contype = 'x' OR \(Self.isTemporal(version)) THEN pg_get_constraintdef(k.oid) END,
          i.indkey, i.indnkeyatts, \(version >= 150_000 ? "i.indnullsnotdistinct" : "false"), ic.reloptions,
          CASE WHEN k.contype = 'x' THEN (SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = k.conindid) END,
          CASE WHEN k.coninhcount > 0 OR k.conparentid <> 0 THEN k.conislocal WHEN ic.relispartition THEN false END,
          i.indisclustered, i.indisreplident, \(SQLPieces.tablespace(of: "ic")), NOT i.indisvalid,
          \(SQLPieces.keyStatistics), ic.relkind = 'I'
        FROM pg_constraint k LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
          LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
        WHERE k.contype <> 't' AND k.oid >= \(KindReaders.firstUserObject)
          AND (k.contype <> 'f' OR k.conparentid = 0 OR k.conrelid <> (
            SELECT p.conrelid FROM pg_constraint p WHERE p.oid = k.conparentid))
        """
    }

    private static func isTemporal(_ version: Int) -> String {
        version >= 180_000 ? "k.conperiod" : "false"
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.constraints, row.number(0))
            guard row.number(4) == 0 else {
                DomainCheckReader.read(row, at: address, into: &reading)
                continue
            }
            guard let relation = reading.relations[row.number(3)], let table = relation.id,
                table.hasColumns
            else { continue }
            if row.letter(2) == "n" {
                NotNullReader.read(row, at: address, into: &reading)
            } else if let kind = Self.kind(row.letter(2)) {
                let id = ObjectID(kind, in: table, row.text(1))
                let constraint = ConstraintRow(
                    row: row, relation: relation, referenced: reading.relations[row.number(7)])
                let place = reading.add(constraint.object(id, of: table), at: address)
                if kind != .foreignKey, kind != .check {
                    reading.dependencies.alias(CatalogAddress(.relations, row.number(5)), as: place)
                    if row.flag(29) { reading.invalidIndexes.append(place) }
                }
            }
        }
    }

    private static func kind(_ letter: Unicode.Scalar?) -> ObjectKind? {
        switch letter {
        case "p": .primaryKey
        case "u": .unique
        case "f": .foreignKey
        case "c": .check
        case "x": .exclusion
        default: nil
        }
    }
}

/// One constraint of a table.
private struct ConstraintRow {
    private let row: ResultRow
    private let relation: CatalogReading.Relation
    /// The table that a foreign key refers to.
    private let referenced: CatalogReading.Relation?
    private let columns: [String]

    init(row: ResultRow, relation: CatalogReading.Relation, referenced: CatalogReading.Relation?) {
        self.row = row
        self.relation = relation
        self.referenced = referenced
        self.columns = relation.names(row.numbers(6))
    }

    func object(_ id: ObjectID, of table: ObjectID) -> CatalogObject {
        var object = CatalogObject(id, owner: table)
        switch id.kind {
        case .foreignKey: describeForeignKey(&object)
        case .check: describeCheck(&object)
        default: describeKey(&object)
        }
        object.origin = Origin(isLocal: row.optionalFlag(25))
        object[.definition] = row.optionalText(19)
        object[flag: .isDeferrable] = row.flag(12)
        object[flag: .isInitiallyDeferred] = row.flag(13)
        object[flag: .isNotEnforced] = row.flag(17)
        // What is not enforced was never checked either.
        object[flag: .isNotValid] = !row.flag(14) && !row.flag(17)
        object.hasGeneratedName = generatedName(object.kind, table: id.path[1]).matches(id.name)
        return object
    }

    private func describeForeignKey(_ object: inout CatalogObject) {
        object[.columns] = columns
        object[.referencedTable] = referenced?.path ?? []
        object[.referencedColumns] = referenced?.names(row.numbers(8)) ?? []
        object[.onUpdate] = Self.action(row.letter(9))
        object[.onDelete] = Self.action(row.letter(10))
        object[.match] = row.letter(11) == "f" ? "FULL" : nil
        let limited = relation.names(row.numbers(16))
        object[.onDeleteColumns] = limited.isEmpty ? nil : limited
    }

    private func describeCheck(_ object: inout CatalogObject) {
        object[.expression] = row.optionalText(18)
        object[flag: .isNoInherit] = row.flag(15)
    }

    private func describeKey(_ object: inout CatalogObject) {
        object[.options] = row.list(23)?.sorted()
        object[flag: .isClustered] = row.flag(26)
        object[flag: .isReplicaIdentity] = row.flag(27)
        object[.tablespace] = row.optionalText(28)
        object[flag: .isPartitioned] = row.flag(31)
        object[.keyStatistics] = row.list(30)
        guard object.kind != .exclusion else { return }
        object[.columns] = columns
        let included = includedColumns
        object[.includedColumns] = included.isEmpty ? nil : included
        object[flag: .nullsNotDistinct] = row.flag(22)
    }

    private var includedColumns: [String] {
        relation.names(row.numbers(20).dropFirst(Int(row.number(21))))
    }

    private func generatedName(_ kind: ObjectKind, table: String) -> GeneratedName {
        switch kind {
        case .primaryKey: GeneratedName(table: table, columns: [], label: "pkey")
        case .unique: GeneratedName(table: table, columns: columns + includedColumns, label: "key")
        case .foreignKey: GeneratedName(table: table, columns: columns, label: "fkey")
        case .check: GeneratedName(table: table, columns: columns.count == 1 ? columns : [], label: "check")
        default: GeneratedName(table: table, columns: row.list(24) ?? [], label: "excl")
        }
    }

    private static func action(_ letter: Unicode.Scalar?) -> String? {
        switch letter {
        case "r": "RESTRICT"
        case "c": "CASCADE"
        case "n": "SET NULL"
        case "d": "SET DEFAULT"
        default: nil
        }
    }
}

/// Checks of domains.
private enum DomainCheckReader {
    static func read(_ row: ResultRow, at address: CatalogAddress, into reading: inout CatalogReading) {
        guard let domain = reading.object(at: CatalogAddress(.types, row.number(4)))?.id,
            row.letter(2) == "c"
        else {
            if row.letter(2) == "n" { NotNullReader.readOfDomain(row, at: address, into: &reading) }
            return
        }
        var object = CatalogObject(ObjectID(.domainCheck, in: domain, row.text(1)), owner: domain)
        object[.expression] = row.optionalText(18)
        object[flag: .isNotValid] = !row.flag(14)
        let name = GeneratedName(table: domain.name, columns: [], label: "check")
        object.hasGeneratedName = name.matches(object.name)
        reading.add(object, at: address)
    }
}

/// From version 18 on NOT NULL is a constraint with a name, of domains from version 17 on. That it is there the column
/// says already.
private enum NotNullReader {
    static func read(_ row: ResultRow, at address: CatalogAddress, into reading: inout CatalogReading) {
        guard let number = row.numbers(6).first,
            let column = reading.dependencies.object(
                at: CatalogAddress(.relations, row.number(3), column: number))
        else { return }
        reading.dependencies.alias(address, as: column)
        let isLocal = row.optionalFlag(25)
        if !row.flag(14) { reading[column][flag: .isNotNullNotValid] = true }
        if row.flag(15) { reading[column][flag: .isNotNullNoInherit] = true }
        if isLocal == true { reading[column][flag: .isNotNullOwn] = true }
        // The name of one that is only inherited is that of the parent's.
        if isLocal != false { takeName(row.text(1), of: column, into: &reading) }
    }

    static func readOfDomain(
        _ row: ResultRow, at address: CatalogAddress, into reading: inout CatalogReading
    ) {
        let domain = CatalogAddress(.types, row.number(4))
        guard let place = reading.dependencies.object(at: domain) else { return }
        reading.dependencies.alias(address, as: place)
        takeName(row.text(1), of: place, into: &reading)
    }

    /// One that the server made up is none, be it for a former name of the table or the column.
    private static func takeName(_ name: String, of place: Int, into reading: inout CatalogReading) {
        let id = reading[place].id
        // Most are the column's own by now; the rest is looked at closely.
        if id.kind == .column, name.hasSuffix("_\(id.name)_not_null") { return }
        if !GeneratedName.ofNotNull(id).mayHaveMatched(name) { reading[place][.notNullName] = name }
    }
}
