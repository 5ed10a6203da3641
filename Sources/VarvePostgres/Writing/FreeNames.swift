import VarveCatalog

/// Names that relations and types have for a while, and that nothing else has before or after.
///
/// They share one set of names: each relation has a row type of its name.
struct FreeNames {
    private let catalogs: [Catalog]
    private var taken: Set<[String]> = []

    init(beside catalogs: Catalog...) {
        self.catalogs = catalogs
    }

    /// A free name near another, in the same schema; the server cuts names at 63 bytes.
    mutating func take(_ path: [String], suffix: String) -> [String] {
        var ending = suffix
        var number = 1
        while true {
            var stem = path.last ?? ""
            while stem.utf8.count + ending.utf8.count > 63 { stem.removeLast() }
            let result = Array(path.dropLast()) + [stem + ending]
            if !isTaken(result) {
                taken.insert(result)
                return result
            }
            number += 1
            ending = "\(suffix)\(number)"
        }
    }

    private static let kinds: [ObjectKind] = [
        .table, .foreignTable, .view, .materializedView, .sequence, .index, .enumType, .domain,
        .compositeType,
        .rangeType,
    ]

    private func isTaken(_ path: [String]) -> Bool {
        taken.contains(path)
            || Self.kinds.contains { kind in
                catalogs.contains { $0[ObjectID(kind, path)] != nil }
            }
    }
}
