import VarveTestSupport

extension SchemaPair {
    /// Pairs that lack something of this one, the boldest first.
    var smaller: [SchemaPair] {
        let ids = Set(first.all.map(\.id)).union(second.all.map(\.id)).sorted()
        var result: [SchemaPair] = []
        var size = ids.count / 2
        while size > 0 {
            for start in stride(from: 0, to: ids.count, by: size) {
                var candidate = self
                let chunk = Set(ids[start..<min(start + size, ids.count)])
                candidate.first.remove(chunk)
                candidate.second.remove(chunk)
                result.append(candidate)
            }
            size /= 2
        }
        return result
    }

    /// Both schemas as SQL.
    var description: String {
        "first:\n" + first.statements.joined(separator: ";\n") + ";\n\nrows:\n"
            + SampleRows(pair: self).statements.joined(separator: ";\n") + ";\n\nsecond:\n"
            + second.statements.joined(separator: ";\n") + ";"
    }
}
