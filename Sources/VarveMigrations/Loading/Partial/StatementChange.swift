import VarveDatabase

/// In which statements a schema differs from one whose catalog is known, where all that is common to both stands in the
/// same order.
struct StatementChange {
    /// The statements of the known schema that are gone.
    let removed: [ScriptStatement]
    /// The places of new statements among those of the schema.
    let added: [Int]

    /// How many common statements stand before each that is gone, and before each that is new.
    private let gapsOfRemoved: [Int]
    private let gapsOfAdded: [Int]

    /// Compares statements; `nil` where a text occurs twice, where the order differs, or where much does.
    ///
    /// - Parameter read: Reads a statement of the known schema, of which only the text is kept.
    init?(
        from known: [String], to statements: [ScriptStatement], reading read: (String) -> ScriptStatement?
    ) {
        var places: [String: Int] = [:]
        for (place, text) in known.enumerated() where places.updateValue(place, forKey: text) != nil {
            return nil
        }
        var added: [Int] = []
        var gapsOfAdded: [Int] = []
        var isCommon = [Bool](repeating: false, count: known.count)
        var last = -1
        var common = 0
        for (place, statement) in statements.enumerated() {
            guard let knownPlace = places[statement.sql] else {
                added.append(place)
                gapsOfAdded.append(common)
                continue
            }
            // Also where a new statement occurs twice.
            guard knownPlace > last else { return nil }
            last = knownPlace
            isCommon[knownPlace] = true
            common += 1
        }
        guard added.count + known.count - common <= max(8, statements.count / 20) else { return nil }
        var removed: [ScriptStatement] = []
        var gapsOfRemoved: [Int] = []
        var commonBefore = 0
        for (place, text) in known.enumerated() {
            if isCommon[place] {
                commonBefore += 1
            } else {
                guard let statement = read(text) else { return nil }
                removed.append(statement)
                gapsOfRemoved.append(commonBefore)
            }
        }
        self.removed = removed
        self.added = added
        self.gapsOfRemoved = gapsOfRemoved
        self.gapsOfAdded = gapsOfAdded
    }

    /// Whether a table is made at the same place as before, so that whatever used to come after it still does, or is
    /// only made now, or no more.
    func keepsPlace(of table: [String], in statements: [ScriptStatement]) -> Bool {
        let before = zip(removed, gapsOfRemoved).filter { $0.0.isCreation(of: table) }.map(\.1)
        let after = zip(added, gapsOfAdded).filter { statements[$0.0].isCreation(of: table) }.map(\.1)
        return before.isEmpty || after.isEmpty || before == after
    }
}

extension ScriptStatement {
    /// Whether the statement makes a table.
    func isCreation(of table: [String]) -> Bool {
        if case .table(let statement) = subject {
            statement.isCreation && statement.table == table
        } else {
            false
        }
    }
}
