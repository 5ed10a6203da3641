import VarveCatalog

/// The names that types have while new ones take their places: names that nothing else has.
struct OldTypeNames {
    private var names: [ObjectID: String] = [:]

    init(of types: [CatalogObject], in context: WritingContext) {
        var taken = Set(types.map(\.id.path))
        for type in types {
            let path = Self.path(for: type) { taken.contains($0) || Self.isTaken($0, in: context) }
            taken.insert(path)
            names[type.id] = path.last
        }
    }

    subscript(_ type: CatalogObject) -> String { names[type.id] ?? type.name }

    /// The first path that is free; the server cuts names at 63 bytes.
    private static func path(for type: CatalogObject, where isTaken: ([String]) -> Bool) -> [String] {
        var suffix = "__old"
        var number = 1
        while true {
            var stem = type.name
            while stem.utf8.count + suffix.utf8.count > 63 { stem.removeLast() }
            let path = Array(type.id.path.dropLast()) + [stem + suffix]
            if !isTaken(path) { return path }
            number += 1
            suffix = "__old\(number)"
        }
    }

    private static let kinds: [ObjectKind] = [
        .enumType, .domain, .table, .view, .materializedView, .sequence,
    ]

    private static func isTaken(_ path: [String], in context: WritingContext) -> Bool {
        kinds.contains { kind in
            let id = ObjectID(kind, path)
            return context.current[id] != nil || context.target[id] != nil
        }
    }
}
