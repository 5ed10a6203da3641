import VarveCatalog

/// Functions and procedures. The server's own definition says CREATE OR REPLACE, so it makes and alters.
struct RoutineWriter: ObjectWriter {
    let noun: String

    func subject(_ object: CatalogObject) -> String {
        "\(noun) \(RoutineSignature(object.id.path).reference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        [RoutineSignature.trimmed(object[.definition] ?? "")]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        old[.definition] == new[.definition] ? [] : create(new, parts: [], in: context)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        let old = RoutineSignature(id.path)
        let new = RoutineSignature(path)
        var statements: [String] = []
        if old.schema != new.schema {
            statements.append("ALTER \(noun) \(old.reference) SET SCHEMA \(SQLText.identifier(new.schema))")
        }
        if old.name != new.name {
            let present = RoutineSignature(schema: new.schema, name: old.name, arguments: old.arguments)
            statements.append("ALTER \(noun) \(present.reference) RENAME TO \(SQLText.identifier(new.name))")
        }
        return statements
    }
}

/// A routine's path taken apart: `["public", "add(integer, integer)"]`.
struct RoutineSignature {
    let schema: String
    let name: String
    /// The argument types with their parentheses.
    let arguments: String

    init(schema: String, name: String, arguments: String) {
        self.schema = schema
        self.name = name
        self.arguments = arguments
    }

    init(_ path: [String]) {
        let text = path.last ?? ""
        let open = Self.argumentStart(text) ?? text.endIndex
        self.init(schema: path.first ?? "", name: String(text[..<open]), arguments: String(text[open...]))
    }

    /// The routine as a statement names it.
    var reference: String { SQLText.qualified([schema, name]) + arguments }

    /// A definition without the line break that `pg_get_functiondef` ends with.
    static func trimmed(_ definition: String) -> String {
        var text = Substring(definition)
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }

    /// The parenthesis that the last one closes. A name may hold parentheses too, so the search is from the end.
    private static func argumentStart(_ text: String) -> String.Index? {
        var depth = 0
        var isQuoted = false
        let scalars = text.unicodeScalars
        for index in scalars.indices.reversed() {
            switch scalars[index] {
            case "\"": isQuoted.toggle()
            case ")" where !isQuoted: depth += 1
            case "(" where !isQuoted:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }
}
