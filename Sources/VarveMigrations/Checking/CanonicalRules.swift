import VarveCatalog
import VarveDatabase
import VarvePlanning

/// A schema that has the last word.
public struct CanonicalSchema: Sendable {
    /// Where it is.
    public let source: CatalogSource
    /// What findings call it: its path, or its database without a password.
    public let name: String

    /// Names a schema.
    public init(_ source: CatalogSource, name: String) {
        self.source = source
        self.name = name
    }
}

/// Compares what migrations make with the schema that has the last word.
struct CanonicalRules {
    let loader: CatalogLoader
    /// What the migrations make.
    let end: Catalog
    let canonical: CanonicalSchema

    func findings() async throws(MigrationError) -> [Finding] {
        let wanted = try await loader.catalog(of: canonical.source)
        var made = end
        if canonical.source.isDatabase {
            made = end.takingUnspokenPrivileges(from: wanted, dialect: loader.dialect)
        }
        return try loader.plan(from: made, to: wanted).changes.map(finding)
    }

    private var name: String { canonical.name }

    private func finding(_ change: Change) -> Finding {
        switch change {
        case .create(let object, _):
            finding(object, "is in the canonical schema (\(name)), and the migrations do not make it")
        case .drop(let object, _):
            finding(object, "is made by the migrations and is not in the canonical schema (\(name))")
        case .rename(let from, let to):
            finding(
                from, "is named \(loader.dialect.display(to.id.path)) in the canonical schema (\(name))")
        case .alter(let from, let to):
            finding(from, "differs: \(details(from, to)) in the canonical schema (\(name))")
        }
    }

    private func details(_ made: CatalogObject, _ wanted: CatalogObject) -> String {
        wanted.differences(from: made).sorted().map { key in
            let values = [made, wanted].map { $0.attributes[key]?.description ?? "none" }
            return "\(key) is \(values[0]) in the migrations and \(values[1])"
        }.joined(separator: ", ")
    }

    private func finding(_ object: CatalogObject, _ text: String) -> Finding {
        let path = loader.dialect.display(object.id.path)
        return Finding(
            rule: "canonical-differs", path: nil, object: path,
            message: "\(object.kind) \(path) \(text); the canonical schema wins, so change the other one")
    }
}
