import VarveCatalog
import VarvePlanning

/// The way of one table's rows: into a copy, and from there into the table where they belong.
struct RowMove {
    /// What must still be made before the rows can go in.
    var awaited: Set<ObjectID>

    /// The table where the rows belong.
    let destination: ObjectID

    /// The statements that make the copy.
    let beginning: [String]

    /// The statements that put the rows in and drop the copy.
    let end: [String]

    /// Whether a table is made anew with its rows kept, because it is divided otherwise.
    static func isRebuilt(_ table: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != new[.partitionKey] || old[.partitionKeyTypes] != new[.partitionKeyTypes]
    }

    /// Whether the rows of a table are kept in case it is made anew: those of one that is divided before or afterwards.
    static func isKept(_ table: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != nil || new[.partitionKey] != nil
    }

    /// Partitions whose rows may belong in others afterwards, with the table that all belong to: those that get other
    /// bounds, those that go while others get their bounds, and the default partition beside them.
    static func shifted(from source: Catalog, to target: Catalog) -> [(partition: ObjectID, root: ObjectID)] {
        // The rows of foreign tables are elsewhere.
        let links = source.objects.values.filter { $0.kind == .partition && $0.owner?.kind == .table }
        let changed = links.filter { link in
            guard let new = target[link.id] else { return false }
            return link[.bound] != new[.bound] && link[.parent] == new[.parent]
        }
        let roots = Set(changed.compactMap(\.parentTable))
        let beside = links.filter { link in
            guard let root = link.parentTable, let table = link.owner, roots.contains(root) else {
                return false
            }
            return target[table] == nil || isLastingDefault(link, in: target)
        }
        return (changed + beside).compactMap { link in
            guard let table = link.owner, let root = link.parentTable else { return nil }
            return (table, root)
        }.sorted { $0.partition < $1.partition }
    }

    /// Whether the rows of a partition that goes are to find their place in the table that it belongs to.
    static func keepsRows(of partition: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard source[ObjectID(.partition, partition.path)] != nil else { return false }
        var table = partition
        while let parent = source[ObjectID(.partition, table.path)]?.parentTable {
            if isRebuilt(parent, from: source, to: target) { return true }
            table = parent
        }
        return shifted(from: source, to: target).contains { $0.partition == partition }
    }

    /// Forced row-level security would hide rows from the owner, and refuse them.
    private static func unfiltered(
        _ statements: [String], _ table: ObjectID, in catalog: Catalog
    ) -> [String] {
        guard catalog[table]?[flag: .forcesRowSecurity] == true else { return statements }
        let alteration = "ALTER TABLE \(SQLText.qualified(table.path))"
        return ["\(alteration) NO FORCE ROW LEVEL SECURITY"] + statements
            + ["\(alteration) FORCE ROW LEVEL SECURITY"]
    }

    /// Whether a partition is its table's default before and after.
    private static func isLastingDefault(_ link: CatalogObject, in target: Catalog) -> Bool {
        link[.bound] == "DEFAULT" && target[link.id]?.attributes == link.attributes
    }

    /// The query for the rows that are copied.
    private static func query(
        for columns: [MovedColumn], of table: ObjectID, from rows: MovedRows
    ) -> String {
        let selection = "SELECT \(columns.map(\.copied).joined(separator: ", ")) FROM"
        switch rows {
        case .all: return "\(selection) \(SQLText.qualified(table.path))"
        case .ofParts(let parts):
            let queries = parts.map { "\(selection) \(SQLText.qualified($0.path))" }
            // Which has no rows of its own.
            let none = "\(selection) ONLY \(SQLText.qualified(table.path))"
            return queries.isEmpty ? none : queries.joined(separator: " UNION ALL ")
        }
    }

    init(
        from source: ObjectID, to destination: ObjectID, _ rows: MovedRows,
        after awaited: Set<ObjectID>,
        _ plan: Plan, _ names: inout FreeNames
    ) {
        self.awaited = awaited
        self.destination = destination
        let copy = SQLText.qualified(names.take(source.path, suffix: "__rows"))
        let columns = MovedColumn.all(of: source, in: plan.source, to: destination, in: plan.target)
        let query = Self.query(for: columns, of: source, from: rows)
        let numbers = source == destination ? columns.filter(\.isIdentity) : []
        var beginning = ["CREATE TABLE \(copy) AS \(query)"]
        let target = SQLText.qualified(destination.path)
        let insertion =
            "INSERT INTO \(target) (\(columns.map(\.name).joined(separator: ", "))) OVERRIDING SYSTEM VALUE "
            + "SELECT \(columns.map(\.restored).joined(separator: ", ")) FROM \(copy)"
        let values = columns.compactMap(\.jsonValue)
        var end =
            columns.isEmpty ? [] : values.map(\.preparation) + [insertion] + values.map(\.completion)
        end.append("DROP TABLE \(copy)")
        if !numbers.isEmpty {
            let kept = SQLText.qualified(names.take(source.path, suffix: "__numbers"))
            let counts = numbers.map { "\($0.lastNumber(in: source)) AS \($0.name)" }
            beginning.append("CREATE TABLE \(kept) AS SELECT \(counts.joined(separator: ", "))")
            end += numbers.map { $0.continuing(in: destination, from: kept) } + ["DROP TABLE \(kept)"]
        }
        self.beginning = rows.tables(of: source).reduce(beginning) {
            Self.unfiltered($0, $1, in: plan.source)
        }
        self.end = Self.unfiltered(end, destination, in: plan.target)
    }
}

/// Which rows of a table are copied.
enum MovedRows {
    case all
    /// Those in some of its partitions: others go to another table, or are foreign and have theirs elsewhere.
    case ofParts([ObjectID])

    /// The tables that are read.
    func tables(of table: ObjectID) -> [ObjectID] {
        switch self {
        case .all: [table]
        case .ofParts(let parts): parts
        }
    }
}

/// A column whose values are copied aside and put back.
private struct MovedColumn {
    /// Its name, quoted.
    let name: String
    /// What is copied.
    let copied: String
    /// What is put back.
    let restored: String
    /// Whether the server goes on counting where it was.
    let isIdentity: Bool
    /// The form of the copy where it is JSON.
    let jsonValue: JSONValue?
    private let plainName: String

    static func all(
        of source: ObjectID, in before: Catalog, to destination: ObjectID, in after: Catalog
    ) -> [MovedColumn] {
        let columns = before.objects.values.filter { $0.kind == .column && $0.owner == source }
        return columns.sorted(by: CatalogGraph.naturalOrder).compactMap { old in
            guard let new = after[ObjectID(.column, in: destination, old.name)], new[.generation] == nil
            else {
                return nil
            }
            return MovedColumn(from: old, in: before, to: new, in: after)
        }
    }

    private init?(from old: CatalogObject, in before: Catalog, to new: CatalogObject, in after: Catalog) {
        guard let oldType = old[.dataType], let newType = new[.dataType] else { return nil }
        name = old.quotedName
        plainName = old.name
        isIdentity = old[.identity] != nil && new[.identity] != nil
        // The user's own types, and tables whose rows are types too, may be made anew meanwhile.
        let isOwnType = old.dependencies.contains {
            ![.table, .foreignTable, .column].contains($0.kind) || RowHolders.isRowType($0, of: old)
        }
        // As text they would be known by their places.
        let hasNewAttributes = ColumnParking.composites(in: old, of: before).contains {
            $0.kind != .compositeType || before[$0]?[.typeAttributes] != after[$0]?[.typeAttributes]
        }
        jsonValue =
            hasNewAttributes && oldType == newType
            ? JSONValue(type: newType, wrapper: "varve_value_\(new.position)") : nil
        // The copy must not rest on a collation either.
        let text = jsonValue == nil ? "\(name)::text COLLATE \"default\"" : JSONValue.text(of: name)
        copied = isOwnType ? "\(text) AS \(name)" : name
        let conversion = TypeConversion(
            from: isOwnType ? "text" : oldType, in: before, to: newType, in: after)
        let plainValue = oldType == newType && !isOwnType ? name : conversion.converted(name)
        let value = jsonValue?.value(of: name) ?? plainValue
        let standard = after[ObjectID(.columnDefault, new.id.path)]?[.expression]
        let fillsIn = new[flag: .isNotNull] && !old[flag: .isNotNull]
        restored =
            standard.flatMap { fillsIn ? "coalesce(\(value), \(FaithfulExpression.text($0)))" : nil } ?? value
    }

    /// The last number that the column's sequence gave; NULL where it gave none.
    func lastNumber(in table: ObjectID) -> String {
        "pg_catalog.pg_sequence_last_value(\(sequence(of: table))::pg_catalog.regclass)"
    }

    func continuing(in table: ObjectID, from kept: String) -> String {
        "SELECT pg_catalog.setval(\(sequence(of: table)), \(name)) FROM \(kept) WHERE \(name) IS NOT NULL"
    }

    private func sequence(of table: ObjectID) -> String {
        "pg_catalog.pg_get_serial_sequence(\(SQLText.literal(SQLText.qualified(table.path))), \(SQLText.literal(plainName)))"
    }
}
