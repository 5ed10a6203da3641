/// A function with an aggregate and operators over it, and an operator class with an index.
struct OperatorModel: ExtraModel {
    static let stage = ExtraStage.routines

    let schema: Int
    let function: String
    let aggregate: String
    let holder: String
    let name: String
    /// An operator's name, which no other has.
    let sign: String
    var argument = "a"
    var start: Int?
    var hasView = false
    var parts: Set<Part> = []

    enum Part: CaseIterable {
        case aggregate, `operator`, negator, estimators, family, `class`
    }

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        let digits = Array("~!@#%^&|")
        let sign = String(String(generator.next, radix: 8).compactMap(\.wholeNumberValue).map { digits[$0] })
        var model = OperatorModel(
            schema: schema, function: generator.name(), aggregate: generator.name(), holder: generator.name(),
            name: generator.name(), sign: "@" + sign + "|~")
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        if generator.chance(40) { argument = generator.chance(50) ? "a" : "\"B b\"" }
        start = generator.flavor(50)
        hasView = generator.chance(50)
        parts = Set(Part.allCases.filter { _ in generator.chance(60) })
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let function = schema + quoted(function)
        let table = schema + quoted(holder)
        var statements = [
            "CREATE FUNCTION \(function)(\(argument) integer, integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1'",
            "CREATE FUNCTION \(function)(\(argument) bigint, bigint) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true'",
            "CREATE TABLE \(table) (n bigint)", "INSERT INTO \(table) VALUES (1), (2)",
        ]
        if parts.contains(.aggregate) {
            let aggregate = schema + quoted(aggregate)
            let start = start.map { ", initcond = '\($0)'" } ?? ""
            statements.append(
                "CREATE AGGREGATE \(aggregate)(integer) (sfunc = \(function), stype = integer\(start))")
            if hasView {
                let view = schema + quoted("v " + String(name.suffix(9)))
                statements.append("CREATE VIEW \(view) AS SELECT \(aggregate)(n::integer) AS s FROM \(table)")
            }
        }
        if parts.contains(.operator) { statements += operators(schema, function) }
        if parts.contains(.family) || parts.contains(.class) { statements += classes(schema, table) }
        return statements
    }

    private func operators(_ schema: String, _ function: String) -> [String] {
        let operands = "leftarg = bigint, rightarg = bigint, function = \(function)"
        let other = "\(schema)\(sign)!"
        let negator = parts.contains(.negator) ? ", negator = OPERATOR(\(other))" : ""
        let estimators = parts.contains(.estimators) ? ", restrict = eqsel, join = eqjoinsel" : ""
        let own = "\(schema)\(sign)"
        let first =
            "CREATE OPERATOR \(own) (\(operands), commutator = OPERATOR(\(own))\(negator)\(estimators))"
        guard parts.contains(.negator) else { return [first] }
        return [
            first,
            "CREATE OPERATOR \(other) (\(operands), commutator = OPERATOR(\(other)), negator = OPERATOR(\(own)))",
        ]
    }

    private func classes(_ schema: String, _ table: String) -> [String] {
        let family = schema + quoted(name) + " USING btree"
        var statements = ["CREATE OPERATOR FAMILY \(family)"]
        if parts.contains(.family) {
            statements.append(
                "ALTER OPERATOR FAMILY \(family) ADD OPERATOR 1 < (bigint, integer),"
                    + " FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer)")
        }
        if parts.contains(.class) {
            let first = parts.contains(.operator) ? "\(schema)\(sign)" : "<"
            statements += [
                "CREATE OPERATOR CLASS \(schema)\(quoted(name)) FOR TYPE bigint USING btree FAMILY \(schema)\(quoted(name))"
                    + " AS OPERATOR 1 \(first), OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,"
                    + " FUNCTION 1 btint8cmp(bigint, bigint)",
                "CREATE INDEX ON \(table) (n \(schema)\(quoted(name)))",
            ]
        }
        return statements
    }
}
