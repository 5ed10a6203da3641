import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// What a look at the folder's end state finds.
struct SchemaRules {
    let loader: CatalogLoader
    let folder: MigrationFolder
    let end: Catalog

    func findings(_ schema: CatalogSource?) async throws(MigrationError) -> [Finding] {
        var findings = end.unmodelled.sorted().map { object in
            Finding(
                rule: "unmodelled", severity: .notice, path: nil,
                message: "Varve does not model \(object); it stays as the migrations make it")
        }
        guard let schema else { return findings }
        let declared = try await loader.catalog(of: schema)
        findings += try loader.differences(from: end, to: declared).map { difference in
            Finding(
                rule: "schema-differs", path: folder.path,
                message: "the migrations do not lead to the declared schema: \(difference); "
                    + "“varve generate NAME” writes the missing migration")
        }
        if case .declared(let schema) = schema { findings += forbiddenColumns(schema) }
        return findings
    }

    private func forbiddenColumns(_ schema: DeclaredSchema) -> [Finding] {
        let rules = schema.tables.flatMap(\.rules).flatMap { rule -> [(pattern: String, reason: String)] in
            guard case .forbiddenColumns(let patterns, let reason) = rule else { return [] }
            return patterns.map { ($0, reason) }
        }
        return end.all(.column).flatMap { column in
            rules.filter { Wildcard.matches($0.pattern, column.name) }.map { rule in
                Finding(
                    rule: "forbidden-column", path: nil,
                    message:
                        "the column \(loader.dialect.display(column.id.path)) has a name that is forbidden "
                        + "(\(rule.pattern)): \(rule.reason)")
            }
        }
    }
}

/// Patterns in which `*` stands for any text; case makes no difference.
enum Wildcard {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let pieces = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
        var rest = text.lowercased()[...]
        guard let first = pieces.first, let last = pieces.last, rest.hasPrefix(first) else { return false }
        guard pieces.count > 1 else { return rest.count == first.count }
        rest = rest.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
