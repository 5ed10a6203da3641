import VarveCatalog

/// Sequences: free ones, those that a column owns, and those that are the inside of an identity column.
struct SequenceReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT c.oid::int8, c.relnamespace::int8, c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin,
          s.seqmax, s.seqcache, s.seqcycle, d.refobjid::int8, d.refobjsubid, d.deptype, c.relpersistence = 'u'
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
          LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
            AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
        WHERE c.oid >= \(KindReaders.firstUserObject)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.relations, row.number(0))
            guard let schema = reading.schemas[row.number(1)],
                !reading.dependencies.isExtensionMember(address)
            else { continue }
            let owner = CatalogAddress(.relations, row.number(10), column: Int(row.number(11)))
            let column = reading.dependencies.object(at: owner)
            switch row.letter(12) {
            case "i": readIdentity(row, of: column, into: &reading)
            case "a" where column == nil: continue  // an extension brought its table
            default:
                let id = column.map { reading[$0].id }
                readSequence(row, [schema, row.text(2)], at: address, owner: id, into: &reading)
            }
        }
    }

    private func readIdentity(
        _ row: ResultRow, of place: Int?, into reading: inout CatalogReading
    ) {
        guard let place else { return }
        reading.identitySequences[row.number(0)] = place
        let clauses = SequenceOptions(row).clauses
        if !clauses.isEmpty { reading[place][.identityOptions] = clauses }
        let column = reading[place].id
        let names = GeneratedName(table: column.path[1], columns: [column.name], label: "seq")
        if !names.mayHaveMatched(row.text(2)) { reading[place][.identitySequence] = row.text(2) }
    }

    private func readSequence(
        _ row: ResultRow, _ path: [String], at address: CatalogAddress, owner: ObjectID?,
        into reading: inout CatalogReading
    ) {
        let options = SequenceOptions(row)
        var sequence = CatalogObject(ObjectID(.sequence, path))
        sequence[.dataType] = row.text(3) == "bigint" ? nil : row.text(3)
        sequence[.start] = options.start
        sequence[.increment] = options.increment
        sequence[.minimum] = options.minimum
        sequence[.maximum] = options.maximum
        sequence[.cache] = options.cache
        sequence[flag: .cycles] = options.cycles
        sequence[flag: .isUnlogged] = row.flag(13)
        if let owner {
            // Not a dependency: the sequence is there before the column, whose default takes from it.
            sequence.owner = owner
            let names = GeneratedName(table: owner.path[1], columns: [owner.name], label: "seq")
            sequence.hasGeneratedName = owner.path[0] == path[0] && names.matches(path[1])
            var link = CatalogObject(
                ObjectID(.sequenceOwnership, path), owner: sequence.id, dependencies: [owner])
            link[.owningColumn] = owner.path
            link.hasGeneratedName = sequence.hasGeneratedName
            reading.add(link)
        }
        reading.add(sequence, at: address)
    }
}

/// The options of a sequence that are not the defaults of its type and direction.
struct SequenceOptions {
    let start: String?
    let increment: String?
    let minimum: String?
    let maximum: String?
    let cache: String?
    let cycles: Bool

    init(_ row: ResultRow) {
        let limits = Self.limits[row.text(3)] ?? (.min, .max)
        let isAscending = row.number(5) > 0
        let (least, greatest) = isAscending ? (1, limits.1) : (limits.0, -1)
        func unless(_ usual: Int64, _ column: Int) -> String? {
            row.number(column) == usual ? nil : String(row.number(column))
        }
        self.start = unless(isAscending ? row.number(6) : row.number(7), 4)
        self.increment = unless(1, 5)
        self.minimum = unless(least, 6)
        self.maximum = unless(greatest, 7)
        self.cache = unless(1, 8)
        self.cycles = row.flag(9)
    }

    /// The options as SQL.
    var clauses: [String] {
        let named = [
            ("START WITH", start), ("INCREMENT BY", increment), ("MINVALUE", minimum), ("MAXVALUE", maximum),
            ("CACHE", cache),
        ]
        return named.compactMap { name, value in value.map { "\(name) \($0)" } } + (cycles ? ["CYCLE"] : [])
    }

    private static let limits: [String: (Int64, Int64)] = [
        "smallint": (Int64(Int16.min), Int64(Int16.max)), "integer": (Int64(Int32.min), Int64(Int32.max)),
    ]
}
