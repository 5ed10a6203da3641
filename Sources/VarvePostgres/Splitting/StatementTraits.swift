/// What a runner has to know of a statement before it runs it, from the statement's keywords.
struct StatementTraits {
    /// The keywords in order, with an empty text for every other token.
    private let words: [String]

    init(_ tokens: ArraySlice<Token>) {
        self.words = tokens.map { $0.keyword ?? $0.sign.map { String(UnicodeScalar($0)) } ?? "" }
    }

    /// Whether the statement takes rows from the client.
    var readsStandardInput: Bool {
        words.first == "copy" && zip(words, words.dropFirst()).contains { $0 == "from" && $1 == "stdin" }
    }

    /// Whether the statement begins or ends a transaction.
    var controlsTransaction: Bool {
        switch word(0) {
        case "begin", "start", "end", "abort": true
        case "commit": word(1) != "prepared"
        // ROLLBACK [ WORK | TRANSACTION ] TO leaves the transaction open.
        case "rollback": word(1) != "prepared" && word(1) != "to" && word(2) != "to"
        case "prepare": word(1) == "transaction"
        default: false
        }
    }

    /// Whether the server refuses the statement inside a transaction: those of which the manual says so.
    var refusesTransaction: Bool {
        switch word(0) {
        case "vacuum": true
        case "create", "drop": isOfTheWholeServer || isConcurrentIndex
        case "alter": refusesAlteration
        case "reindex":
            words.contains("concurrently") || ["schema", "database", "system"].contains(afterOptions(1))
        // Of all tables, where none is named.
        case "cluster": ["", "verbose"].contains(afterOptions(1)) && words.count <= lengthOfOptions(1) + 2
        case "commit", "rollback": word(1) == "prepared"
        case "discard": word(1) == "all"
        default: false
        }
    }

    private var isOfTheWholeServer: Bool {
        ["database", "tablespace", "subscription"].contains(word(1))
    }

    private var isConcurrentIndex: Bool {
        let place = word(1) == "unique" ? 2 : 1
        return word(place) == "index" && word(place + 1) == "concurrently"
    }

    private var refusesAlteration: Bool {
        switch word(1) {
        case "system": true
        case "database": words.dropFirst(3).starts(with: ["set", "tablespace"])
        case "subscription": words.contains("publication")
        case "table": words.contains("detach") && words.contains("concurrently")
        default: false
        }
    }

    private func word(_ place: Int) -> String {
        words.indices.contains(place) ? words[place] : ""
    }

    /// How many tokens the options in parentheses have that may stand at a place.
    private func lengthOfOptions(_ place: Int) -> Int {
        guard word(place) == "(" else { return 0 }
        return (words[place...].firstIndex(of: ")") ?? place) - place + 1
    }

    /// The keyword behind the options in parentheses that may stand at a place.
    private func afterOptions(_ place: Int) -> String {
        word(place + lengthOfOptions(place))
    }
}
