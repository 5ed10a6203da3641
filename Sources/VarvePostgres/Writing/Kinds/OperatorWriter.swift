import VarveCatalog

/// Operators. They can't be renamed.
struct OperatorWriter: ObjectWriter {
    let noun = "OPERATOR"

    func subject(_ object: CatalogObject) -> String { "OPERATOR \(Self.reference(object.id.path))" }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let name = Self.name(RoutineSignature(object.id.path))
        return [
            "CREATE OPERATOR \(name) (\n    \((object[.parameters] ?? []).joined(separator: ",\n    "))\n)"
        ]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let settings = OperatorEstimators.settings(from: old, to: new)
        return settings.isEmpty ? [] : ["ALTER \(subject(new)) SET (\(settings.joined(separator: ", ")))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        let old = RoutineSignature(id.path)
        let new = RoutineSignature(path)
        guard old.name == new.name, old.schema != new.schema else { return [] }
        return ["ALTER OPERATOR \(Self.reference(id.path)) SET SCHEMA \(SQLText.identifier(new.schema))"]
    }

    private static func reference(_ path: [String]) -> String {
        let signature = RoutineSignature(path)
        return "\(name(signature)) \(signature.arguments)"
    }

    /// An operator's name can't be quoted.
    private static func name(_ signature: RoutineSignature) -> String {
        "\(SQLText.identifier(signature.schema)).\(signature.name)"
    }
}

/// The functions that tell the server how many rows an operator finds, which alone can be altered.
enum OperatorEstimators {
    private static let names = ["RESTRICT = ", "JOIN = "]

    static func areAllThatDiffers(_ old: CatalogObject, _ new: CatalogObject) -> Bool {
        rest(old) == rest(new)
    }

    static func settings(from old: CatalogObject, to new: CatalogObject) -> [String] {
        names.compactMap { name in
            let before = old[.parameters]?.first { $0.hasPrefix(name) }
            let after = new[.parameters]?.first { $0.hasPrefix(name) }
            return before == after ? nil : after ?? name + "NONE"
        }
    }

    private static func rest(_ object: CatalogObject) -> [String] {
        (object[.parameters] ?? []).filter { parameter in !names.contains { parameter.hasPrefix($0) } }
    }
}
