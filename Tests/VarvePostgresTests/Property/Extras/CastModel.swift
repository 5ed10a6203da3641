/// A cast from a type of its own, a conversion and a language.
struct CastModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let type: String
    let conversion: String
    let language: String
    var way = 0
    var context = ""
    var isTrusted = false
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = CastModel(
            schema: schema, type: generator.name(), conversion: generator.name(), language: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        way = generator.pick(0...2)
        context = ["", " AS ASSIGNMENT", " AS IMPLICIT"][generator.pick(0...2)]
        isTrusted = generator.chance(50)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let type = schema + quoted(type)
        let conversion = schema + quoted(conversion)
        let target = schema + quoted("to " + String(self.type.suffix(8)))
        var statements = [
            "CREATE TYPE \(type) AS (a integer)",
            "CREATE \(isTrusted ? "TRUSTED " : "")LANGUAGE \(quoted(language)) HANDLER plpgsql_call_handler",
            "CREATE CONVERSION \(conversion) FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
        ]
        switch way {
        case 0: statements.append("CREATE CAST (\(type) AS point) WITH INOUT\(context)")
        case 1:
            statements += [
                "CREATE FUNCTION \(target)(\(type)) RETURNS point LANGUAGE sql AS 'SELECT NULL::point'",
                "CREATE CAST (\(type) AS point) WITH FUNCTION \(target)(\(type))\(context)",
            ]
        default: return statements
        }
        if let comment { statements.append("COMMENT ON CAST (\(type) AS point) IS \(literal(comment))") }
        return statements
    }
}
