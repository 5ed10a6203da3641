import VarveDatabase

/// A schema's statements as words, to find out where something stands in its files.
struct WrittenSchema {
    /// A statement, its words and where it is from.
    struct Statement {
        let words: [StatementWord]
        let offset: Int
        let script: SQLScript

        /// Whether a table is what the statement makes or changes.
        func isAbout(_ table: String) -> Bool {
            let texts = words.map(\.text)
            guard let verb = texts.first, ["create", "alter"].contains(verb),
                let start = texts.prefix(4).firstIndex(of: "table"),
                let place = texts.firstIndex(where: { $0.lowercased() == table.lowercased() })
            else { return false }
            return place > start && !texts[..<place].contains("references")
        }

        /// The words that name something, whatever their case.
        func word(_ name: String) -> StatementWord? {
            words.first { $0.text.lowercased() == name.lowercased() }
        }
    }

    let statements: [Statement]

    init(statements: [Statement]) {
        self.statements = statements
    }

    /// Takes the statements that have a file.
    init(_ recipe: Recipe, _ dialect: any Dialect) {
        statements = recipe.parts.flatMap(\.items).compactMap { item in
            item.script.map { script in
                Statement(
                    words: dialect.words(of: item.statement.sql), offset: item.statement.offset,
                    script: script)
            }
        }
    }

    /// Where a table, or one of its columns, is first written. A column that is nowhere stands where its table does.
    func location(of table: String, column: String?) -> ScriptLocation? {
        let about = statements.filter { $0.isAbout(table) }
        for statement in about {
            guard let word = statement.word(column ?? table) else { continue }
            return statement.script.location(atOffset: statement.offset + word.offset)
        }
        return column == nil ? nil : location(of: table, column: nil)
    }

    /// Whether `ON DELETE NO ACTION` is written out for a foreign key.
    func statesNoAction(columns: [String], of table: String, to referenced: String) -> Bool {
        var nearest: (distance: Int, isStated: Bool)?
        for statement in statements where statement.isAbout(table) {
            for clause in ReferencesClause.all(in: statement.words.map { $0.text.lowercased() }) {
                guard clause.leads(to: referenced.lowercased()),
                    let distance = clause.distance(to: columns.map { $0.lowercased() }),
                    distance <= nearest?.distance ?? .max
                else { continue }
                nearest = (distance, clause.statesNoAction)
            }
        }
        return nearest?.isStated ?? false
    }
}

/// `REFERENCES table …` with the words before it, back to the clause before.
private struct ReferencesClause {
    let before: ArraySlice<String>
    let after: ArraySlice<String>

    static func all(in words: [String]) -> [ReferencesClause] {
        let places = words.indices.filter { words[$0] == "references" }
        return places.enumerated().map { number, place in
            let start = number == 0 ? 0 : places[number - 1] + 1
            let end = number + 1 < places.count ? places[number + 1] : words.count
            return ReferencesClause(before: words[start..<place], after: words[(place + 1)..<end])
        }
    }

    /// The table may stand behind its schema.
    func leads(to table: String) -> Bool { after.prefix(2).contains(table) }

    /// How many words lie between the farthest of the columns and the clause; `nil` where one is not before it.
    func distance(to columns: [String]) -> Int? {
        var farthest = 0
        for column in columns {
            guard let place = before.lastIndex(of: column) else { return nil }
            farthest = max(farthest, before.endIndex - place)
        }
        return farthest
    }

    var statesNoAction: Bool {
        let wanted = ["on", "delete", "no", "action"]
        return after.indices.contains { after[$0...].starts(with: wanted) }
    }
}
