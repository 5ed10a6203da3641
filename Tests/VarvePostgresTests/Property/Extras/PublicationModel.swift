/// A publication of some tables, or of all.
///
/// It publishes rows that are inserted and no others: a table without a replica identity takes no UPDATE otherwise.
struct PublicationModel: ExtraModel {
    static let stage = ExtraStage.end

    let name: String
    let tables: [Int]
    var flavor: Int
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let tables = generator.model.tables.map(\.id).filter { _ in generator.chance(30) }
        let publication = PublicationModel(
            name: generator.name(), tables: tables, flavor: generator.pick(0...7),
            comment: generator.comment())
        generator.insert(.extra(publication), [])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        flavor = generator.pick(0...7)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        var statement = "CREATE PUBLICATION \(quoted(name))"
        let entries = tables.compactMap { entry($0, in: model) }
        if flavor == 7 {
            statement += " FOR ALL TABLES"
        } else if !entries.isEmpty {
            statement += " FOR TABLE " + entries.joined(separator: ", ")
        }
        statement += " WITH (publish = '\(flavor % 2 == 0 ? "insert" : "insert, truncate")'"
        statement += flavor % 3 == 0 ? ", publish_via_partition_root)" : ")"
        let note = comment.map {
            ["COMMENT ON PUBLICATION \(quoted(name)) IS '\($0.replacing("'", with: "''"))'"]
        }
        return [statement] + (note ?? [])
    }

    /// A table with its columns and condition. One that is kept out of the log can't be published.
    private func entry(_ id: Int, in model: SchemaModel) -> String? {
        guard case .table(let table) = model[id], !table.isUnlogged else { return nil }
        let columns = model.columns(of: id).filter { $0.column.generatedFrom == nil }
        var entry = model.qualified(id)
        if flavor % 4 == 1, !columns.isEmpty {
            entry += " (\(columns.prefix(1).map { quoted($0.column.name) }.joined(separator: ", ")))"
        }
        let plain = columns.first {
            if case .plain = $0.column.type { model.family($0.column.type) == .number } else { false }
        }
        if flavor % 4 > 1, let plain { entry += " WHERE (\(quoted(plain.column.name)) > \(flavor))" }
        return entry
    }
}
