import VarveCatalog

/// A table with its parts by kind.
struct TableParts {
    let table: ObjectID
    let columns: [CatalogObject]
    private let parts: [CatalogObject]

    init(_ table: CatalogObject, in catalog: Catalog, _ graph: CatalogGraph) {
        self.table = table.id
        parts = graph.parts(of: table.id).compactMap { catalog[$0] }
        columns = parts.filter { $0.kind == .column }
    }

    var primaryKey: CatalogObject? { parts.first { $0.kind == .primaryKey } }

    var foreignKeys: [CatalogObject] { parts.filter { $0.kind == .foreignKey } }

    var checks: [CatalogObject] { parts.filter { $0.kind == .check } }

    func column(_ name: String) -> CatalogObject? { columns.first { $0.name == name } }

    /// Whether rows can be found by these columns: they are, in any order, the first of a key or an index of all rows in
    /// which they are not NULL.
    func isIndexed(_ names: [String], quoted: (String) -> String) -> Bool {
        parts.contains { part in
            let keys: [String]
            switch part.kind {
            case .primaryKey, .unique: keys = part[.columns] ?? []
            case .index:
                guard !part[flag: .isInvalid], part[.uncoveredPartitions] == nil,
                    ["hash", nil].contains(part[.method]),
                    covers(names, part[.predicate], quoted)
                else { return false }
                keys = part[.keys] ?? []
            default: return false
            }
            let first = keys.prefix(names.count)
            return first.count == names.count
                && names.allSatisfy { name in first.contains { Self.isKey($0, of: name, quoted) } }
        }
    }

    private func covers(_ names: [String], _ predicate: String?, _ quoted: (String) -> String) -> Bool {
        guard let predicate else { return true }
        let bare = predicate.trimming("(", ")").lowercased()
        return names.contains { name in
            [name, quoted(name)].contains { bare == "\($0) IS NOT NULL".lowercased() }
        }
    }

    /// Whether a key, as the database writes it, is a column with nothing but a direction or a collation.
    private static func isKey(_ key: String, of name: String, _ quoted: (String) -> String) -> Bool {
        [name, quoted(name)].contains { spelling in
            let rest = key.dropFirst(spelling.count)
            return key.hasPrefix(spelling)
                && (rest.isEmpty || rest.hasPrefix(" DESC") || rest.hasPrefix(" ASC")
                    || rest.hasPrefix(" NULLS") || rest.hasPrefix(" COLLATE"))
        }
    }
}

extension String {
    /// The text without a pair of marks around it.
    fileprivate func trimming(_ first: Character, _ last: Character) -> Substring {
        self.first == first && self.last == last ? dropFirst().dropLast() : self[...]
    }
}
