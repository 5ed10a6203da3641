import VarveCatalog

/// Sequences, unless an identity column made them.
struct SequenceWriter: ObjectWriter {
    let noun = "SEQUENCE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let clauses = [
            object[.dataType].map { "AS \($0)" },
            object[.start].map { "START WITH \($0)" },
            object[.increment].map { "INCREMENT BY \($0)" },
            object[.minimum].map { "MINVALUE \($0)" },
            object[.maximum].map { "MAXVALUE \($0)" },
            object[.cache].map { "CACHE \($0)" },
            object[flag: .cycles] ? "CYCLE" : nil,
        ]
        let unlogged = object[flag: .isUnlogged] ? "UNLOGGED " : ""
        let creation = ["CREATE \(unlogged)SEQUENCE \(object.reference)"] + clauses.compactMap(\.self)
        return [creation.joined(separator: " ")]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var clauses: [String] = []
        if old[.dataType] != new[.dataType] { clauses.append("AS \(new[.dataType] ?? "bigint")") }
        if old[.increment] != new[.increment] { clauses.append("INCREMENT BY \(new[.increment] ?? "1")") }
        if old[.minimum] != new[.minimum] || isDescending(old) != isDescending(new) {
            clauses.append(new[.minimum].map { "MINVALUE \($0)" } ?? "NO MINVALUE")
        }
        if old[.maximum] != new[.maximum] || isDescending(old) != isDescending(new) {
            clauses.append(new[.maximum].map { "MAXVALUE \($0)" } ?? "NO MAXVALUE")
        }
        if start(old) != start(new) { clauses.append("START WITH \(start(new))") }
        // A sequence that turns round starts anew: its present value is out of its new bounds.
        if isDescending(old) != isDescending(new) { clauses.append("RESTART") }
        if old[.cache] != new[.cache] { clauses.append("CACHE \(new[.cache] ?? "1")") }
        if old[flag: .cycles] != new[flag: .cycles] {
            clauses.append(new[flag: .cycles] ? "CYCLE" : "NO CYCLE")
        }
        var statements: [String] = []
        if old[flag: .isUnlogged] != new[flag: .isUnlogged] {
            let state = new[flag: .isUnlogged] ? "UNLOGGED" : "LOGGED"
            statements.append("ALTER SEQUENCE \(new.reference) SET \(state)")
        }
        guard !clauses.isEmpty else { return statements }
        return statements + liftingPresentValue(from: old, to: new)
            + ["ALTER SEQUENCE \(new.reference) \(clauses.joined(separator: " "))"]
    }

    private func isDescending(_ sequence: CatalogObject) -> Bool {
        sequence[.increment]?.hasPrefix("-") ?? false
    }

    /// The first value: the least of an ascending sequence, the greatest of a descending one, unless told.
    private func start(_ sequence: CatalogObject) -> String {
        if let start = sequence[.start] { return start }
        return isDescending(sequence) ? sequence[.maximum] ?? "-1" : sequence[.minimum] ?? "1"
    }

    /// The server refuses a least value that is above the present one, which a sequence that nobody has used yet
    /// has all the same.
    private func liftingPresentValue(from old: CatalogObject, to new: CatalogObject) -> [String] {
        guard !isDescending(old), !isDescending(new),
            let least = Int64(new[.minimum] ?? "1"), let former = Int64(old[.minimum] ?? "1"), least > former
        else { return [] }
        let name = SQLText.literal(new.reference)
        return [
            "SELECT pg_catalog.setval(\(name), \(least), false) FROM \(new.reference)"
                + " WHERE last_value < \(least)"
        ]
    }
}

/// The link from a sequence to the column that it vanishes with.
struct SequenceOwnershipWriter: ObjectWriter {
    let noun = "SEQUENCE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        guard let column = object[.owningColumn] else { return [] }
        return ["ALTER SEQUENCE \(object.reference) OWNED BY \(SQLText.qualified(column))"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["ALTER SEQUENCE \(object.reference) OWNED BY NONE"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}
