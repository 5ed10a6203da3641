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

    init(
        from source: ObjectID, to destination: ObjectID, _ rows: MovedRows,
        after awaited: Set<ObjectID>,
        _ plan: Plan, _ names: inout FreeNames
    ) {
        self.awaited = awaited
        self.destination = destination
        let copy = SQLText.qualified(names.take(source.path, suffix: "__rows"))
        let columns = MovedColumn.all(of: source, in: plan.source, to: destination, in: plan.target)
        var beginning = ["CREATE TABLE \(copy) AS \(Self.query(for: columns, of: source, from: rows))"]
        var end = Self.insertion(of: columns, into: destination, from: copy) + ["DROP TABLE \(copy)"]
        let numbers = source == destination ? columns.filter(\.isIdentity) : []
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

    /// Puts the rows in; none where no column of theirs is left.
    private static func insertion(
        of columns: [MovedColumn], into table: ObjectID, from copy: String
    ) -> [String] {
        if columns.isEmpty { return [] }
        let values = columns.compactMap(\.jsonValue)
        let insertion =
            "INSERT INTO \(SQLText.qualified(table.path)) (\(columns.map(\.name).joined(separator: ", ")))"
            + " OVERRIDING SYSTEM VALUE SELECT \(columns.map(\.restored).joined(separator: ", ")) FROM \(copy)"
        return values.map(\.preparation) + [insertion] + values.map(\.completion)
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
}
