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

    /// Adds a rename that a user wrote as `old:new`.
    ///
    /// - Throws: ``MigrationError/unusableRename(_:reason:)``.
    mutating func add(_ text: String) throws(MigrationError) {
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
            throw .unusableRename(text, reason: "a rename can't move an object to another place")
        }
        guard let rename = pairs.first(where: { target[$0.to] != nil }) else {
            throw .unusableRename(
                text, reason: "there is no \(sides[1]) in the schema that the change leads to")
        }
        guard !isPresent(rename.to) else {
            throw .unusableRename(
                text, reason: "\(sides[1]) is in the schema that the change starts from already")
        }
        if !renames.contains(rename) { renames.append(rename) }
    }

    /// Kinds that have the path of another object and follow it.
    private static let shadows: Set<ObjectKind> = [.columnDefault, .sequenceOwnership]

    private mutating func addIfOpen(_ old: ObjectID, _ new: ObjectID) {
        guard isPresent(old), !isPresent(new), target[new] != nil else { return }
        let rename = Rename(from: old, to: new)
        if !renames.contains(rename) { renames.append(rename) }
    }

    /// The new path of an object of the source: it stays in its place, which may be called as it was or as it is now.
    private func path(_ new: [String], replacing original: ObjectID) -> [String]? {
        let place = renamed(original).path.dropLast()
        if new.count == 1 { return place + new }
        let path = dialect.qualify(new, kind: original.kind)
        let isSamePlace = [place, original.path.dropLast()].contains(path.dropLast())
        return isSamePlace ? place + path.suffix(1) : nil
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
