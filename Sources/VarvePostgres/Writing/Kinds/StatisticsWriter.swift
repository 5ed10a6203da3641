import VarveCatalog

/// Statistics about several columns.
struct StatisticsWriter: ObjectWriter {
    let noun = "STATISTICS"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let kinds = object[.statisticsKinds].map { " (\($0.joined(separator: ", ")))" } ?? ""
        let keys = (object[.keys] ?? []).map(FaithfulExpression.text).joined(separator: ", ")
        let table = object.owner.map { SQLText.qualified($0.path) } ?? ""
        return ["CREATE STATISTICS \(object.reference)\(kinds) ON \(keys) FROM \(table)"]
            + sizing(object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        sizing(new, from: old)
    }

    private func sizing(_ object: CatalogObject, from old: CatalogObject?) -> [String] {
        guard object[.statisticsSize] != old?[.statisticsSize] else { return [] }
        return ["ALTER \(subject(object)) SET STATISTICS \(object[.statisticsSize] ?? -1)"]
    }
}
