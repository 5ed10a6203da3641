import VarveCatalog

extension Catalog {
    /// The catalog as lines of text, for comparing and reading.
    var text: String {
        var lines: [String] = []
        for object in objects.values.sorted(by: { $0.id < $1.id }) {
            lines.append(object.id.description + (object.hasGeneratedName ? " (generated name)" : ""))
            for name in object.attributes.keys.sorted() {
                let value = object.attributes[name]?.description ?? ""
                lines.append("    \(name): \(value.replacing("\n", with: "\n        "))")
            }
            if let owner = object.owner { lines.append("    owner: \(owner)") }
            for dependency in object.dependencies.sorted() where dependency != object.owner {
                lines.append("    rests on: \(dependency)")
            }
        }
        return (lines + unmodelled.map { "not modelled: \($0)" }).joined(separator: "\n") + "\n"
    }
}
