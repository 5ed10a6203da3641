import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning

/// Finds the objects that renames speak of. Renames follow each other: a later one uses the names that earlier ones gave.
struct RenameResolver {
    let dialect: any Dialect
    let source: Catalog
    let target: Catalog
    private(set) var renames: [Rename] = []

    init(dialect: any Dialect, source: Catalog, target: Catalog) {
        self.dialect = dialect
        self.source = source
        self.target = target
    }

    /// Adds what a declaration says with `.renamed(from:)`, as far as it is still to be done: the old name is in
    /// the source and the new one is not.
    mutating func add(_ schema: DeclaredSchema) {
        for table in schema.tables {
            let place = table.schema.map { [$0] } ?? []
            let path = dialect.qualify(place + [table.name], kind: .table)
            if let former = table.formerName {
                addIfOpen(
                    ObjectID(.table, dialect.qualify(place + [former], kind: .table)), ObjectID(.table, path))
            }
            for column in table.columns {
                guard let former = column.formerName else { continue }
                addIfOpen(ObjectID(.column, path + [former]), ObjectID(.column, path + [column.name]))
            }
        }
    }

    /// A rename that can't be added as things stand.
    private struct Waiting {
        let text: String
        /// `nil` where what it speaks of is not there yet, since it may get its name or place by another rename.
        let rename: Rename?
        let error: MigrationError
    }

    /// Adds renames that a user wrote, each as `old:new`. One that takes the name of another waits until that is gone,
    /// and one whose object is not there until it is; where they wait for each other, as in a swap of two names, one
    /// gets a name for a while.
    ///
    /// - Throws: ``MigrationError/unusableRename(_:reason:)``.
    mutating func add(_ texts: [String]) throws(MigrationError) {
        var texts = texts
        var last: [Rename] = []
        while !texts.isEmpty {
            var waiting = addReady(texts)
            if waiting.count == texts.count {
                if let index = Self.indexInCircle(waiting), let rename = waiting.remove(at: index).rename {
                    last.append(stepAside(rename))
                } else if last.isEmpty {
                    throw waiting[0].error
                } else {
                    finish(&last)
                }
            }
            texts = waiting.map(\.text)
        }
        finish(&last)
    }

    /// Adds the renames that can be added.
    ///
    /// - Returns: The others.
    private mutating func addReady(_ texts: [String]) -> [Waiting] {
        var waiting: [Waiting] = []
        for text in texts {
            do throws(MigrationError) {
                let rename = try rename(text)
                if isPresent(rename.to) {
                    waiting.append(Waiting(text: text, rename: rename, error: taken(rename, text)))
                } else {
                    append(rename)
                }
            } catch {
                waiting.append(Waiting(text: text, rename: nil, error: error))
            }
        }
        return waiting
    }

    private func taken(_ rename: Rename, _ text: String) -> MigrationError {
        let name = dialect.display(rename.to.path)
        return .unusableRename(
            text, reason: "\(name) is in the schema that the change starts from already")
    }

    /// Where a rename is whose new name another one gives up, if it may.
    private static func indexInCircle(_ waiting: [Waiting]) -> Int? {
        waiting.firstIndex { one in
            guard let rename = one.rename, rename.from != rename.to else { return false }
            return waiting.contains { $0.rename?.from == rename.to }
        }
    }

    /// Gives an object a name for a while.
    ///
    /// - Returns: The rest of its way.
    private mutating func stepAside(_ rename: Rename) -> Rename {
        let between = nameInBetween(rename)
        append(Rename(from: rename.from, to: between))
        return Rename(from: between, to: rename.to)
    }

    private mutating func finish(_ last: inout [Rename]) {
        for rename in last { append(rename) }
        last = []
    }

    /// A name for a while that nothing has.
    private func nameInBetween(_ rename: Rename) -> ObjectID {
        var number = 1
        while true {
            let name = "varve_rename_\(number)" + Self.arguments(of: rename.from)
            let id = ObjectID(rename.from.kind, rename.from.path.dropLast() + [name])
            let isTaken = source.objects.keys.contains { $0.path == id.path } || isPresent(id)
            if !isTaken, !target.objects.keys.contains(where: { $0.path == id.path }) { return id }
            number += 1
        }
    }

    /// The types in parentheses that a routine's name ends in.
    private static func arguments(of id: ObjectID) -> Substring {
        guard routines.contains(id.kind), let start = id.name.lastIndex(of: "(") else { return "" }
        return id.name[start...]
    }

    private static let routines: Set<ObjectKind> = [.function, .procedure, .aggregate]

    private mutating func append(_ rename: Rename) {
        if !renames.contains(rename) { renames.append(rename) }
    }

    /// Finds what a rename that a user wrote as `old:new` speaks of.
    private func rename(_ text: String) throws(MigrationError) -> Rename {
        let sides = ObjectPath.split(text, at: ":")
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
            throw .unusableRename(text, reason: "write OLD:NEW, as in users.email:mail")
        }
        let old = ObjectPath.parts(of: sides[0])
        let new = ObjectPath.parts(of: sides[1])
        let objects = source.objects.keys.sorted().filter { !Self.shadows.contains($0.kind) }
        var present = objects.filter { dialect.qualify(old, kind: $0.kind) == renamed($0).path }
        if present.isEmpty {
            // The table's name may also be the one from before it was renamed.
            present = objects.filter { dialect.qualify(old, kind: $0.kind) == $0.path }
        }
        guard !present.isEmpty else {
            throw .unusableRename(
                text, reason: "there is no \(sides[0]) in the schema that the change starts from")
        }
        let pairs = present.compactMap { original in
            self.path(new, replacing: original).map {
                Rename(from: renamed(original), to: ObjectID(original.kind, $0))
            }
        }
        guard !pairs.isEmpty else {
            let place = Array(dialect.qualify(new, kind: .table).dropLast())
            let isMove =
                source.objects.keys.contains { $0.kind == .schema }
                && present.contains { place.count == 1 && $0.path.count == 2 && source[$0]?.owner == nil }
            throw .unusableRename(
                text,
                reason: isMove && source[ObjectID(.schema, place)] == nil
                    ? "there is no schema \(place.joined()) where the change starts from: make it in a change before"
                    : "a rename can't move an object to another place")
        }
        guard let rename = pairs.first(where: { target[$0.to] != nil }) else {
            throw .unusableRename(
                text, reason: "there is no \(sides[1]) in the schema that the change leads to")
        }
        return rename
    }

    /// Kinds that have the path of another object and follow it.
    private static let shadows: Set<ObjectKind> = [
        .columnDefault, .sequenceOwnership, .partition, .tableType,
    ]

    private mutating func addIfOpen(_ old: ObjectID, _ new: ObjectID) {
        guard isPresent(old), !isPresent(new), target[new] != nil else { return }
        append(Rename(from: old, to: new))
    }

    /// The new path of an object of the source: it stays in its place, which may be called as it was or as it is now, or
    /// goes to another schema, where it stands in one by itself.
    private func path(_ new: [String], replacing original: ObjectID) -> [String]? {
        let place = renamed(original).path.dropLast()
        if new.count == 1 { return place + new }
        let path = dialect.qualify(new, kind: original.kind)
        let isSamePlace = [place, original.path.dropLast()].contains(path.dropLast())
        if isSamePlace { return place + path.suffix(1) }
        let schema = ObjectID(.schema, Array(path.dropLast()))
        let standsAlone = source[original]?.owner == nil && path.count == 2
        return standsAlone && source[schema] != nil ? path : nil
    }

    /// Whether there is an object with this identity after the renames so far.
    private func isPresent(_ id: ObjectID) -> Bool {
        let old = renames.reversed().reduce(id) { $1.inverse.applied(to: $0) }
        return source[old] != nil && renamed(old) == id
    }

    /// The identity of an object of the source after the renames so far.
    private func renamed(_ id: ObjectID) -> ObjectID {
        renames.reduce(id) { $1.applied(to: $0) }
    }
}

extension Rename {
    /// The identity that an object has after the rename: its own new name, or that of the object whose part it is.
    func applied(to id: ObjectID) -> ObjectID {
        guard id.path.starts(with: from.path), id.kind == from.kind || id.path.count > from.path.count else {
            return id
        }
        return ObjectID(id.kind, to.path + id.path.dropFirst(from.path.count))
    }
}
