import VarveCatalog

/// Aggregate functions.
struct AggregateWriter: ObjectWriter {
    let noun = "AGGREGATE"

    func subject(_ object: CatalogObject) -> String { "AGGREGATE \(reference(object.id.path))" }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE " + definition(object)]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        old[.parameters] == new[.parameters] ? [] : ["CREATE OR REPLACE " + definition(new)]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        let old = RoutineSignature(id.path)
        let new = RoutineSignature(path)
        var statements: [String] = []
        if old.schema != new.schema {
            statements.append(
                "ALTER AGGREGATE \(reference(id.path)) SET SCHEMA \(SQLText.identifier(new.schema))")
        }
        if old.name != new.name {
            let present = reference([new.schema, old.name + old.arguments])
            statements.append("ALTER AGGREGATE \(present) RENAME TO \(SQLText.identifier(new.name))")
        }
        return statements
    }

    private func definition(_ object: CatalogObject) -> String {
        let signature = RoutineSignature(object.id.path)
        let arguments = object[.arguments] ?? ""
        return "AGGREGATE \(SQLText.qualified([signature.schema, signature.name]))"
            + "(\(arguments.isEmpty ? "*" : arguments)) (\n    "
            + (object[.parameters] ?? []).joined(separator: ",\n    ") + "\n)"
    }

    /// An aggregate over no values is written with a star.
    private func reference(_ path: [String]) -> String {
        let signature = RoutineSignature(path)
        let arguments = signature.arguments == "()" ? "(*)" : signature.arguments
        return SQLText.qualified([signature.schema, signature.name]) + arguments
    }
}
