import VarveCatalog
import VarvePlanning

/// Puts routines that are made one after the other into an order in which the text of a body names only what is
/// there already. The server checks such a text when it takes it, but keeps no record of what it names.
enum RoutineOrder {
    static func applied(to changes: [Change]) -> [Change] {
        var result: [Change] = []
        var run: [Change] = []
        for change in changes {
            if isWritten(change) {
                run.append(change)
            } else {
                result += ordered(run)
                run = []
                result.append(change)
            }
        }
        return result + ordered(run)
    }

    private static func isWritten(_ change: Change) -> Bool {
        switch change {
        case .create(let object, _), .alter(_, let object):
            object.kind == .function || object.kind == .procedure
        case .drop, .rename: false
        }
    }

    /// Keeps the order but for what is named by an earlier one. Where they name each other in a circle, the order
    /// stays and the server has its say.
    private static func ordered(_ run: [Change]) -> [Change] {
        guard run.count > 1 else { return run }
        var rest = run
        var result: [Change] = []
        while !rest.isEmpty {
            let free = rest.indices.first { index in
                rest.indices.allSatisfy { $0 == index || !rests(rest[index], on: rest[$0]) }
            }
            result.append(rest.remove(at: free ?? rest.startIndex))
        }
        return result
    }

    private static func rests(_ change: Change, on other: Change) -> Bool {
        guard let routine = change.after, let named = other.after else { return false }
        if routine.dependencies.contains(named.id) { return true }
        return names(routine[.definition] ?? "", RoutineSignature(named.id.path).name)
            && RoutineSignature(routine.id.path).name != RoutineSignature(named.id.path).name
    }

    /// Whether a text calls something of a name, as far as its letters tell.
    private static func names(_ text: String, _ name: String) -> Bool {
        for range in text.ranges(of: name) {
            let before = text[..<range.lowerBound].last
            if let before, before.isLetter || before.isNumber || before == "_" { continue }
            var rest = text[range.upperBound...]
            if rest.first == "\"" { rest.removeFirst() }
            if rest.drop(while: \.isWhitespace).first == "(" { return true }
        }
        return false
    }
}
