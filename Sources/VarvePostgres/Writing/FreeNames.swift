import VarveCatalog

/// Names that relations and types have for a while, and that nothing else has before or after.
///
/// They share one set of names: each relation has a row type of its name.
struct FreeNames {
    private var taken: Set<String>

    init(beside catalogs: Catalog...) {
        let rules = PostgresRules()
        taken = Set(catalogs.flatMap { $0.objects.values.flatMap(rules.occupiedNames) })
    }

    /// A free name near another, in the same schema; the server cuts names at 63 bytes.
    mutating func take(_ path: [String], suffix: String) -> [String] {
        var ending = suffix
        var number = 1
        while true {
            var stem = path.last ?? ""
            while stem.utf8.count + ending.utf8.count > 63 { stem.removeLast() }
            let result = Array(path.dropLast()) + [stem + ending]
            let names = ["relation", "type"].map { PostgresRules.name($0, result) }
            if taken.isDisjoint(with: names) {
                taken.formUnion(names)
                return result
            }
            number += 1
            ending = "\(suffix)\(number)"
        }
    }
}
