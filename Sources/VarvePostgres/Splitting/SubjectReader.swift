import VarveCatalog
import VarveDatabase

/// Tells what a statement is about, from its tokens.
struct SubjectReader {
    private let tokens: [Token]
    private let bytes: [UInt8]
    private var place = 0

    init(_ tokens: ArraySlice<Token>, in bytes: [UInt8]) {
        self.tokens = Array(tokens)
        self.bytes = bytes
    }

    /// What the statement is about.
    mutating func subject() -> StatementSubject {
        switch takeWord() {
        case "create": creation()
        case "comment": comment()
        case "security": securityLabel()
        case "alter": alteration()
        case "set": setting()
        case "grant", "revoke": privileges()
        default: .unknown
        }
    }

    private mutating func creation() -> StatementSubject {
        skip("or", "replace")
        skip("unlogged")
        switch takeWord() {
        case "table": return table()
        case "unique":
            return takeWord() == "index" ? index() : .unknown
        case "index": return index()
        case "trigger": return triggerOrConstraint(isCreation: true)
        case "policy": return triggerOrConstraint(isCreation: false)
        case "view": return .view
        case "materialized": return takeWord() == "view" ? .view : .unknown
        case "schema":
            // Whatever stands in the schema may be made by the same statement.
            return tokens.count <= 6 ? .foundation : .unknown
        case "sequence": return contains("owned") ? .unknown : .foundation
        case "type", "domain", "extension", "function", "procedure": return .foundation
        default: return .unknown
        }
    }

    private mutating func table() -> StatementSubject {
        guard word != "if", let name = takeName(), sign == UInt8(ascii: "("), !copiesAnotherTable,
            !contains("inherits"), !contains("partition")
        else { return .unknown }
        return .table(TableStatement(table: name, isCreation: true, references: references))
    }

    private mutating func index() -> StatementSubject {
        guard word != "concurrently", word != "if" else { return .unknown }
        if word != "on" { _ = takeName() }
        guard takeWord() == "on" else { return .unknown }
        skip("only")
        return takeName().map { .table(TableStatement(table: $0)) } ?? .unknown
    }

    /// `name … ON table`: a trigger that is made, or a comment on a trigger or constraint.
    private mutating func triggerOrConstraint(isCreation: Bool) -> StatementSubject {
        while place < tokens.count, word != "on" { place += 1 }
        guard takeWord() == "on", word != "domain", let name = takeName(), !(isCreation && word == "from")
        else {
            return .unknown
        }
        return .table(TableStatement(table: name))
    }

    private mutating func comment() -> StatementSubject {
        guard takeWord() == "on" else { return .unknown }
        switch takeWord() {
        case "table": return takeName().map { .table(TableStatement(table: $0)) } ?? .unknown
        case "column":
            guard let path = takePath(), path.count > 1 else { return .unknown }
            return .table(TableStatement(table: PostgresDialect().qualify(path.dropLast(), kind: .table)))
        case "index":
            return takePath().map { .index(PostgresDialect().qualify($0, kind: .index)) } ?? .unknown
        case "constraint", "trigger", "policy": return triggerOrConstraint(isCreation: false)
        case "view": return .view
        case "type", "domain", "schema", "extension", "function", "procedure", "sequence": return .foundation
        default: return .unknown
        }
    }

    /// `LABEL FOR provider ON …`, which goes on like a comment.
    private mutating func securityLabel() -> StatementSubject {
        skip("label")
        if word == "for" { place += 2 }
        return comment()
    }

    private mutating func alteration() -> StatementSubject {
        switch takeWord() {
        case "table": return tableAlteration()
        case "sequence":
            guard contains("owned") else { return .foundation }
            while place < tokens.count, takeWord() != "owned" {}
            guard takeWord() == "by", let path = takePath(), path.count > 1 else { return .unknown }
            return .table(TableStatement(table: PostgresDialect().qualify(path.dropLast(), kind: .table)))
        default: return .unknown
        }
    }

    private mutating func tableAlteration() -> StatementSubject {
        guard word != "if" else { return .unknown }
        skip("only")
        guard let name = takeName() else { return .unknown }
        switch takeWord() {
        case "add", "alter", "drop", "enable", "disable", "validate", "force", "no":
            return .table(TableStatement(table: name, references: references))
        default: return .unknown
        }
    }

    /// `… ON table TO role`, where it is about one table.
    private mutating func privileges() -> StatementSubject {
        while place < tokens.count, word != "on" { place += 1 }
        guard takeWord() == "on", !Self.grantableKinds.contains(word) else { return .unknown }
        skip("table")
        guard let name = takeName(), ["to", "from"].contains(word) else { return .unknown }
        return .table(TableStatement(table: name))
    }

    /// What may stand behind ON instead of a table.
    private static let grantableKinds: Set<String> = [
        "all", "database", "domain", "foreign", "function", "language", "large", "parameter", "procedure",
        "routine", "schema", "sequence", "tablespace", "type",
    ]

    /// `SET name = value`, unless it says where names are looked for or holds for a transaction only.
    private mutating func setting() -> StatementSubject {
        guard word != "local" else { return .unknown }
        skip("session")
        guard let path = takePath(), !Self.settingsOfMeaning.contains(path.joined(separator: ".")) else {
            return .unknown
        }
        return sign == UInt8(ascii: "=") || word == "to" ? .setting : .unknown
    }

    private static let settingsOfMeaning: Set<String> = ["search_path", "role", "schema", "names"]
}

extension SubjectReader {
    /// `LIKE` at the beginning of an element.
    private var copiesAnotherTable: Bool {
        let opening: Set<UInt8?> = [UInt8(ascii: "("), UInt8(ascii: ",")]
        return zip(tokens, tokens.dropFirst()).contains { opening.contains($0.sign) && $1.keyword == "like" }
    }

    /// The tables behind the word REFERENCES.
    private var references: [[String]] {
        tokens.indices.compactMap { index in
            guard tokens[index].keyword == "references" else { return nil }
            var reader = self
            reader.place = index + 1
            return reader.takeName()
        }
    }

    private func contains(_ keyword: String) -> Bool { tokens.contains { $0.keyword == keyword } }

    private var word: String { place < tokens.count ? tokens[place].keyword ?? "" : "" }

    private var sign: UInt8? { place < tokens.count ? tokens[place].sign : nil }

    private mutating func takeWord() -> String {
        defer { place += 1 }
        return word
    }

    private mutating func skip(_ words: String...) {
        let found = tokens[min(place, tokens.count)...].prefix(words.count).map { $0.keyword ?? "" }
        if found == words { place += words.count }
    }

    /// A name of a table, completed.
    private mutating func takeName() -> [String]? {
        takePath().map { PostgresDialect().qualify($0, kind: .table) }
    }

    /// Identifiers with dots between them; `nil` where something else stands.
    private mutating func takePath() -> [String]? {
        var path: [String] = []
        repeat {
            guard place < tokens.count, let name = tokens[place].identifier(in: bytes) else { return nil }
            path.append(name)
            place += 1
            guard sign == UInt8(ascii: ".") else { return path }
            place += 1
        } while path.count < 4
        return nil
    }
}
