/// Properties of a table's columns that the model has no place for. They are read together with the columns, which are too
/// many to go through twice.
enum ColumnDetails {
    /// SQL for the list of such properties of a column `a` of type `t` in a relation `c`; NULL where there is none.
    static func list(_ version: Int) -> String {
        let properties = all(version)
        let any = properties.map(\.condition).joined(separator: " OR ")
        let each = properties.map { "CASE WHEN \($0.condition) THEN '\($0.name)' END" }
        return """
            CASE WHEN c.relkind IN ('r', 'm') AND (\(any)) THEN
              array_remove(ARRAY[\(each.joined(separator: ", "))], NULL) END
            """
    }

    /// Reports what the server listed.
    static func report(
        _ properties: [String]?, of column: String, _ relation: CatalogReading.Relation,
        into reading: inout CatalogReading
    ) {
        guard let properties, !relation.isExtensionMember else { return }
        for property in properties {
            reading.report(property, (relation.path + [column]).joined(separator: "."))
        }
    }

    private static func all(_ version: Int) -> [(name: String, condition: String)] {
        var all = [
            ("storage", "a.attstorage <> t.typstorage"),
            ("statistics target", "a.attstattarget >= 0"),
            // Some builds of the server keep notes of their own there.
            (
                "column options",
                #"a.attoptions IS NOT NULL AND EXISTS (SELECT FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%')"#
            ),
        ]
        if version >= 140_000 { all.append(("compression", "a.attcompression <> ''")) }
        return all
    }
}
