import VarveCatalog

/// ALTER … DEPENDS ON EXTENSION, which is alike for all kinds that have it.
enum RequiredExtensionStatements {
    static func texts(for object: CatalogObject, from old: CatalogObject?) -> [String] {
        let before = old?[.requiredExtensions] ?? []
        let after = object[.requiredExtensions] ?? []
        guard before != after, let writer = ObjectWriters.writer(for: object.kind) else { return [] }
        let removed = before.filter { !after.contains($0) }.map {
            "NO DEPENDS ON EXTENSION \(SQLText.identifier($0))"
        }
        let added = after.filter { !before.contains($0) }.map {
            "DEPENDS ON EXTENSION \(SQLText.identifier($0))"
        }
        return (removed + added).map { "ALTER \(writer.subject(object)) \($0)" }
    }
}
