import VarveCatalog
import VarvePlanning

/// Puts routines where the text of their bodies names only what is there already. The server checks such a text
/// when it takes it, but keeps no record of what it names, so the planner can't know. Aggregates and operators are placed with
/// them, since they are made of routines and named by others.
///
/// Each routine comes as late as it can: right before the first change that needs it, or at the end.
struct RoutineOrder {
    /// What the text of each written routine calls, by the routine's identity.
    private let calls: [ObjectID: Set<String>]
    /// The operators that are placed, and in the text of which routines their signs stand.
    private let operators: [ObjectID: Set<ObjectID>]
    private static let kinds: Set<ObjectKind> = [.function, .procedure, .aggregate, .operator]

    static func applied(to changes: [Change]) -> [Change] {
        let routines = changes.filter(isWritten)
        guard !routines.isEmpty else { return changes }
        return RoutineOrder(routines).placing(routines, among: changes.filter { !isWritten($0) })
    }

    private init(_ routines: [Change]) {
        let texts = routines.compactMap { change in
            change.after.map { ($0.id, Self.calledNames($0[.definition] ?? "")) }
        }
        calls = Dictionary(texts) { first, _ in first }
        operators = Self.users(of: routines.compactMap(\.after).filter { $0.kind == .operator }, in: routines)
    }

    private static func users(
        of operators: [CatalogObject], in routines: [Change]
    ) -> [ObjectID: Set<ObjectID>] {
        let texts = routines.compactMap(\.after).compactMap { routine in
            routine[.definition].map { (routine.id, $0) }
        }
        let users = operators.map { object in
            let sign = RoutineSignature(object.id.path).name
            return (object.id, Set(texts.filter { $0.1.contains(sign) }.map(\.0)))
        }
        return Dictionary(users) { first, _ in first }
    }

    private func placing(_ routines: [Change], among changes: [Change]) -> [Change] {
        var result = changes
        for routine in calleesFirst(routines).reversed() {
            let place = result.firstIndex { needs($0, routine) } ?? result.endIndex
            result.insert(routine, at: place)
        }
        return result
    }

    private static func isWritten(_ change: Change) -> Bool {
        switch change {
        case .create(let object, _), .alter(_, let object):
            kinds.contains(object.kind)
        case .drop, .rename: false
        }
    }

    /// Whether a change has to come after a routine is written.
    private func needs(_ change: Change, _ routine: Change) -> Bool {
        guard let id = routine.after?.id else { return false }
        switch change {
        case .create(let object, let parts):
            return object.dependencies.contains(id) || parts.contains { $0.dependencies.contains(id) }
                || isCalled(id, by: object)
        case .alter(_, let object), .rename(_, let object):
            return object.dependencies.contains(id) || isCalled(id, by: object)
        case .drop(let object, let parts):
            // The routine's new form lets go of what is dropped.
            guard let old = routine.before else { return false }
            return ([object] + parts).contains { old.dependencies.contains($0.id) }
        }
    }

    private func isCalled(_ routine: ObjectID, by object: CatalogObject) -> Bool {
        if routine.kind == .operator { return operators[routine]?.contains(object.id) ?? false }
        return calls[object.id]?.contains(RoutineSignature(routine.path).name) ?? false
    }

    /// The routines in their order, but each after those that it calls. Where they call each other in a circle, the
    /// server has its say.
    private func calleesFirst(_ routines: [Change]) -> [Change] {
        var places: [String: [Int]] = [:]
        for (place, routine) in routines.enumerated() {
            guard let id = routine.after?.id else { continue }
            places[RoutineSignature(id.path).name, default: []].append(place)
        }
        var order: [Int] = []
        var seen: Set<Int> = []
        func rests(_ place: Int, on id: ObjectID) -> Bool {
            routines[place].after?.dependencies.contains(id) ?? false
        }
        func visit(_ place: Int) {
            guard seen.insert(place).inserted else { return }
            if let routine = routines[place].after {
                let needed = routine.dependencies.filter { Self.kinds.contains($0.kind) }
                let used = operators.filter { $0.value.contains(routine.id) }.keys
                let called = (Array(needed) + used).map { RoutineSignature($0.path).name }
                let names = (calls[routine.id] ?? []).union(called)
                for name in names.sorted() {
                    // What the server has on record is true, whatever a text seems to say: a name may be that of both.
                    places[name]?.filter { !rests($0, on: routine.id) }.forEach(visit)
                }
            }
            order.append(place)
        }
        routines.indices.forEach(visit)
        return order.map { routines[$0] }
    }

    /// The names in a routine's text that a parenthesis follows.
    private static func calledNames(_ definition: String) -> Set<String> {
        var names: Set<String> = []
        var name: [UInt8] = []
        var isQuoted = false
        var isComplete = false
        var previous: UInt8?
        for byte in definition.utf8 {
            defer { previous = byte }
            if byte == UInt8(ascii: "\"") {
                // One that comes right after the end of a name was no end: two stand for one in a name.
                if !isQuoted { name = previous == byte ? name + [byte] : [] }
                isQuoted.toggle()
                isComplete = !isQuoted
            } else if isQuoted {
                name.append(byte)
            } else if isNamePart(byte) {
                if isComplete { name = [] }
                isComplete = false
                name.append(byte | (isUpperCase(byte) ? 0x20 : 0))
            } else if byte == UInt8(ascii: "(") {
                names.insert(String(decoding: name, as: UTF8.self))
                name = []
            } else if byte == UInt8(ascii: " ") {
                isComplete = true
            } else {
                name = []
            }
        }
        return names
    }

    private static func isUpperCase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || isUpperCase(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
