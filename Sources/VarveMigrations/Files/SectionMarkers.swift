import VarveDatabase

/// The comments by which goose and dbmate divide one file into halves.
struct SectionMarkers {
    /// One half: its lines, counted from 0, and whether it runs in a transaction.
    struct Section {
        var lines: Range<Int>
        var usesTransaction = true
    }

    private(set) var layout: MigrationLayout?
    private(set) var up: Section?
    private(set) var down: Section?
    private var isWithoutTransaction = false

    /// Looks for markers.
    ///
    /// - Throws: ``MigrationError`` where a marker is unknown, stands twice or is missing.
    init(_ lines: [Substring], path: String) throws(MigrationError) {
        for (index, line) in lines.enumerated() {
            guard let comment = LineComment(line) else { continue }
            let location = ScriptLocation(file: path, line: index + 1, column: 1)
            if let goose = comment.argument(after: "+goose") {
                layout = layout ?? .goose
                try readGoose(goose, at: location, count: lines.count)
            } else if let dbmate = comment.argument(after: "migrate:") {
                layout = layout ?? .dbmate
                try readDbmate(dbmate, at: location, count: lines.count)
            }
        }
        if isWithoutTransaction {
            up?.usesTransaction = false
            down?.usesTransaction = false
        }
        if let layout, up == nil {
            throw .missingHalf(path: path, missing: layout == .goose ? "-- +goose Up" : "-- migrate:up")
        }
    }

    private mutating func readGoose(
        _ marker: Substring, at location: ScriptLocation, count: Int
    ) throws(MigrationError) {
        switch marker.uppercased() {
        case "UP": try begin(.up, at: location, count: count)
        case "DOWN": try begin(.down, at: location, count: count)
        case "NO TRANSACTION": isWithoutTransaction = true
        // The engine's own rules tell where a statement ends.
        case "STATEMENTBEGIN", "STATEMENTEND": break
        default:
            let known = ["Up", "Down", "NO TRANSACTION", "StatementBegin", "StatementEnd"]
            throw .unknownDirective(
                location, directive: "+goose \(marker)",
                suggestion: Suggestion.nearest(to: String(marker), among: known).map { "+goose \($0)" })
        }
    }

    private mutating func readDbmate(
        _ marker: Substring, at location: ScriptLocation, count: Int
    ) throws(MigrationError) {
        let words = marker.split(whereSeparator: \.isWhitespace)
        var usesTransaction = true
        for option in words.dropFirst() {
            guard option == "transaction:false" || option == "transaction:true" else {
                throw .unknownDirective(
                    location, directive: "migrate:\(marker)",
                    suggestion: "migrate:\(words[0]) transaction:false")
            }
            usesTransaction = option == "transaction:true"
        }
        switch words.first {
        case "up": try begin(.up, at: location, count: count, usesTransaction: usesTransaction)
        case "down": try begin(.down, at: location, count: count, usesTransaction: usesTransaction)
        default:
            let word = words.first.map(String.init) ?? ""
            throw .unknownDirective(
                location, directive: "migrate:\(word)",
                suggestion: Suggestion.nearest(to: word, among: ["up", "down"]).map { "migrate:\($0)" })
        }
    }

    private mutating func begin(
        _ direction: MigrationDirection, at location: ScriptLocation, count: Int, usesTransaction: Bool = true
    ) throws(MigrationError) {
        let section = Section(lines: location.line..<count, usesTransaction: usesTransaction)
        switch direction {
        case .up:
            guard up == nil, down == nil else {
                throw .malformedDirective(
                    location, reason: "the up half comes once, and before the down half")
            }
            up = section
        case .down:
            guard down == nil, let begun = up else {
                throw .malformedDirective(location, reason: "the down half comes once, and after the up half")
            }
            up?.lines = begun.lines.lowerBound..<(location.line - 1)
            down = section
        }
    }
}
