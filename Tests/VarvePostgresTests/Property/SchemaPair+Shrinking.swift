import VarveTestSupport

extension SchemaPair {
    /// Pairs that lack something of this one, or a difference between its schemas, the boldest first.
    var smaller: [SchemaPair] {
        let ids = Set(first.all.map(\.id)).union(second.all.map(\.id)).sorted()
        return Self.chunks(of: ids).map(without)
            + Self.chunks(of: ids.filter(differs)).flatMap {
                [settled($0, like: \.first), settled($0, like: \.second)]
            }
    }

    /// All halves, quarters and so on down to the single ones.
    private static func chunks(of ids: [Int]) -> [Set<Int>] {
        var result: [Set<Int>] = []
        var size = (ids.count + 1) / 2
        while size > 0 {
            for start in stride(from: 0, to: ids.count, by: size) {
                result.append(Set(ids[start..<min(start + size, ids.count)]))
            }
            size /= 2
        }
        return result
    }

    private func without(_ ids: Set<Int>) -> SchemaPair {
        var pair = self
        pair.first.remove(ids)
        pair.second.remove(ids)
        return pair
    }

    /// Whether an entity has another form in the second schema.
    private func differs(_ id: Int) -> Bool {
        guard let old = first[id], let new = second[id] else { return false }
        return "\(old)" != "\(new)"
    }

    /// The pair with the same form of some entities in both schemas.
    private func settled(_ ids: Set<Int>, like schema: KeyPath<SchemaPair, SchemaModel>) -> SchemaPair {
        var pair = self
        for id in ids {
            pair.first[id] = self[keyPath: schema][id]
            pair.second[id] = self[keyPath: schema][id]
        }
        return pair
    }

    /// Both schemas as SQL.
    var description: String {
        "first:\n" + first.statements.joined(separator: ";\n") + ";\n\nrows:\n"
            + SampleRows(pair: self).statements.joined(separator: ";\n") + ";\n\nsecond:\n"
            + second.statements.joined(separator: ";\n") + ";"
    }
}
