import VarveCatalog

/// What tables get from others: partitions from the table that they are a part of, heirs from their parents.
struct InheritanceReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT h.inhrelid::int8, h.inhparent::int8, h.inhseqno, pg_get_expr(c.relpartbound, c.oid),
          \(version >= 140_000 ? "h.inhdetachpending" : "false")
        FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
        WHERE c.relkind IN ('r', 'p', 'f') AND c.oid >= \(KindReaders.firstUserObject)
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            guard let child = reading.relations[row.number(0)], let parent = reading.relations[row.number(1)]
            else { continue }
            guard let heir = child.id, let source = parent.id, source.kind == .table else {
                if child.id != nil {
                    reading.report("parent of a table", child.path.joined(separator: "."))
                }
                continue
            }
            if row.flag(4) {
                reading.report("partition that is being detached", child.path.joined(separator: "."))
            }
            reading.inheritance.append(
                Self.link(row, from: heir, to: source, bound: row.optionalText(3)))
        }
        reading.linkInheritedParts()
    }

    private static func link(
        _ row: ResultRow, from heir: ObjectID, to parent: ObjectID, bound: String?
    ) -> CatalogObject {
        let id =
            bound == nil
            ? ObjectID(.inheritance, in: heir, name(of: parent, seenFrom: heir))
            : ObjectID(.partition, heir.path)
        var link = CatalogObject(
            id, owner: heir, dependencies: [parent], position: Int(row.number(2)))
        link[.parent] = parent.path
        link[.bound] = bound
        return link
    }

    /// The parent's name, with its schema where that is another.
    private static func name(of parent: ObjectID, seenFrom heir: ObjectID) -> String {
        parent.path.first == heir.path.first ? parent.name : parent.qualifiedName
    }
}

extension CatalogReading {
    /// Ties columns and checks to those that they come from. The server keeps records of that only for indexes and keys.
    mutating func linkInheritedParts() {
        guard !inheritance.isEmpty else { return }
        let parts = self.parts(
            of: Set(inheritance.flatMap { [$0.owner, $0.parentTable].compactMap(\.self) }))
        for var link in inheritance {
            guard let heir = link.owner, let parent = link.parentTable else { continue }
            let inherited = (parts[heir] ?? []).filter { self[$0].origin != .own }
            let given = Dictionary(
                (parts[parent] ?? []).map { (PartName(self[$0]), self[$0].id) },
                uniquingKeysWith: { first, _ in first })
            for place in inherited {
                guard self[place].kind == .column || self[place].kind == .check else {
                    link.dependencies.insert(self[place].id)
                    continue
                }
                guard let source = given[PartName(self[place])] else { continue }
                self[place].dependencies.insert(source)
                link.dependencies.formUnion([self[place].id, source])
            }
            add(link)
        }
    }

    private struct PartName: Hashable {
        let kind: ObjectKind
        let name: ObjectID

        init(_ object: CatalogObject) {
            kind = object.kind
            // An identity compares names byte by byte.
            name = ObjectID(object.kind, [object.name])
        }
    }
}
