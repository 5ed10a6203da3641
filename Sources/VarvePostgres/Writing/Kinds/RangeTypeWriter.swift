import VarveCatalog

/// Range types. Only names can be altered.
struct RangeTypeWriter: ObjectWriter {
    let noun = "TYPE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        var parameters = object[.parameters] ?? []
        if let name = object[.multirange] {
            parameters.append("multirange_type_name = \(SQLText.qualified(name))")
        }
        let creation =
            "CREATE TYPE \(object.reference) AS RANGE (\(parameters.joined(separator: ", ")))"
        var plain = object
        plain[.constructor] = nil
        plain[.multirangeConstructor] = nil
        return [creation] + alter(from: plain, to: object, in: context)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let before = RangeNames(old)
        let after = RangeNames(new)
        return RenameStatements.inSchema("TYPE", from: before.multirange, to: after.multirange)
            + after.constructorArguments.flatMap {
                RenameStatements.function($0, from: before.constructor, to: after.constructor)
            }
            + after.multirangeConstructorArguments.flatMap {
                RenameStatements.function(
                    $0, from: before.multirangeConstructor, to: after.multirangeConstructor)
            }
    }
}

/// What a range type brings beside itself, by name.
private struct RangeNames {
    let multirange: [String]
    let constructor: [String]
    let multirangeConstructor: [String]
    private let reference: String
    private let subtype: String

    init(_ range: CatalogObject) {
        multirange = MultirangeName.path(of: range)
        constructor = range[.constructor] ?? range.id.path
        multirangeConstructor = range[.multirangeConstructor] ?? multirange
        reference = range.reference
        let prefix = "subtype = "
        subtype = String((range[.parameters]?.first { $0.hasPrefix(prefix) } ?? "").dropFirst(prefix.count))
    }

    var constructorArguments: [String] { ["(\(subtype), \(subtype))", "(\(subtype), \(subtype), text)"] }

    var multirangeConstructorArguments: [String] { ["()", "(\(reference))", "(\(reference)[])"] }
}

extension MultirangeName {
    /// The path of the multirange type that comes with a range type.
    static func path(of range: CatalogObject) -> [String] { range[.multirange] ?? path(for: range.id.path) }
}

extension RenameStatements {
    /// Renames a function that is named with its arguments, and moves it to another schema.
    static func function(_ arguments: String, from old: [String], to new: [String]) -> [String] {
        guard let schema = new.first, let name = new.last, let oldName = old.last else { return [] }
        var statements: [String] = []
        if old.first != schema {
            let reference = SQLText.qualified(old) + arguments
            statements.append("ALTER FUNCTION \(reference) SET SCHEMA \(SQLText.identifier(schema))")
        }
        if oldName != name {
            let reference = SQLText.qualified([schema, oldName]) + arguments
            statements.append("ALTER FUNCTION \(reference) RENAME TO \(SQLText.identifier(name))")
        }
        return statements
    }
}
