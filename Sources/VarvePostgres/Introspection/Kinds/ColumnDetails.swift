import VarveCatalog

/// How a column is kept and what the server counts of it. Few columns say anything of it, so all of it comes in one list.
enum ColumnDetails {
    /// SQL for the list of what a column `a` of type `t` in a relation `c` says; NULL where that is nothing.
    static func list(_ version: Int) -> String {
        let texts = all(version)
        let each = texts.map { "CASE WHEN \($0.condition) THEN ARRAY[\($0.text)] END" }
        return """
            CASE WHEN c.relkind IN ('r', 'm', 'p', 'f') AND (\(condition(version))) THEN
              \(each.joined(separator: " || ")) || \(options) END
            """
    }

    /// Whether a column says anything.
    static func condition(_ version: Int) -> String {
        (all(version).map(\.condition) + ["a.attoptions IS NOT NULL AND EXISTS (SELECT \(usersOptions))"])
            .joined(separator: " OR ")
    }

    /// Takes the list in.
    static func read(_ details: [String], into column: inout CatalogObject) {
        var options: [String] = []
        for detail in details {
            let name = SQLText.optionName(detail)
            let value = String(detail.dropFirst(name.count + 1))
            switch name {
            case "storage": column[.storage] = value
            case "usual": column[.usualStorage] = value
            case "statistics": column[.statistics] = Int(value)
            case "compression": column[.compression] = value
            default: options.append(value)
            }
        }
        if !options.isEmpty { column[.options] = options.sorted() }
    }

    private static func all(_ version: Int) -> [(condition: String, text: String)] {
        var all = [
            (
                "a.attstorage <> t.typstorage",
                "'storage=' || \(storage("a.attstorage")), 'usual=' || \(storage("t.typstorage"))"
            ),
            ("a.attstattarget >= 0", "'statistics=' || a.attstattarget"),
        ]
        if version >= 140_000 {
            let compression = "CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END"
            // A foreign table only gets one with its columns, and has no use for it.
            all.append(("c.relkind <> 'f' AND a.attcompression <> ''", "'compression=' || \(compression)"))
        }
        return all
    }

    private static func storage(_ letter: String) -> String {
        "CASE \(letter) WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END"
    }

    private static let options = "ARRAY(SELECT 'option=' || o \(usersOptions))"

    /// Some builds of the server keep notes of their own there.
    private static let usersOptions = #"FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%'"#
}

extension Origin {
    /// - Parameter isLocal: Whether the table's own declaration has it too; `nil` where nothing else has it.
    init(isLocal: Bool?) {
        self = isLocal.map { $0 ? .both : .inherited } ?? .own
    }
}
