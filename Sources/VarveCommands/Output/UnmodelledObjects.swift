import VarveCatalog

/// Objects of kinds that Varve does not model: named, never ignored.
enum UnmodelledObjects {
    /// The objects of some catalogs, each once, without those that every new database has.
    static func names(in catalogs: [Catalog], besides empty: Catalog) -> [String] {
        Set(catalogs.flatMap(\.unmodelled)).subtracting(empty.unmodelled).sorted().map(\.description)
    }

    /// Tells people that such objects are left as they are.
    static func note(_ names: [String], to call: Invocation) {
        guard !names.isEmpty else { return }
        call.note("not compared and left as they are: \(names.joined(separator: ", "))")
    }
}
