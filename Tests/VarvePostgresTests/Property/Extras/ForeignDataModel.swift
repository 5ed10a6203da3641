/// A foreign server with its wrapper, a user mapping and a table.
struct ForeignDataModel: ExtraModel {
    static let stage = ExtraStage.tables

    let schema: Int
    let wrapper: String
    let server: String
    let table: String
    let enumeration: Int?
    var flavor: Int
    var role: Int
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        let enumeration = generator.oneOf(generator.ids { if case .enumType = $0 { true } else { false } })
        let model = ForeignDataModel(
            schema: schema, wrapper: generator.name(), server: generator.name(), table: generator.name(),
            enumeration: enumeration, flavor: generator.pick(0...11), role: generator.pick(0...3),
            comment: generator.comment())
        generator.insert(.extra(model), Set([schema, enumeration].compactMap(\.self)))
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        flavor = generator.pick(0...11)
        role = generator.pick(0...3)
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let place = "\(quoted(model.name(schema))).\(quoted(table))"
        let mapped = role == 3 ? "PUBLIC" : quoted(GrantModel.roles[role])
        var statements = [
            "CREATE FOREIGN DATA WRAPPER \(quoted(wrapper))\(options("debug", 2))",
            "CREATE SERVER \(quoted(server))\(flavor % 2 == 0 ? " VERSION '\(flavor)'" : "")"
                + " FOREIGN DATA WRAPPER \(quoted(wrapper))\(options("host", 3))",
            "CREATE USER MAPPING FOR \(mapped) SERVER \(quoted(server))\(options("user", 4))",
            "GRANT USAGE ON FOREIGN SERVER \(quoted(server)) TO \(mapped)",
        ]
        guard flavor < 10 else { return statements }
        statements.append(
            "CREATE FOREIGN TABLE \(place) (\(columns(in: model).joined(separator: ", "))) SERVER \(quoted(server))"
                + options("table_name", 2))
        if let comment {
            statements.append("COMMENT ON FOREIGN TABLE \(place) IS '\(comment.replacing("'", with: "''"))'")
        }
        return statements
    }

    private func columns(in model: SchemaModel) -> [String] {
        var columns = [
            "a \(flavor % 2 == 0 ? "integer" : "text")\(options("n", 3))\(flavor % 3 == 0 ? " NOT NULL" : "")"
                + (flavor % 4 == 0 ? " DEFAULT '7'" : "")
        ]
        if flavor % 3 != 1 {
            columns.append("\"b b\" integer CONSTRAINT \"c c\" CHECK (\"b b\" > \(flavor))")
        }
        if let enumeration, model.contains(enumeration) {
            columns.append("e \(model.qualified(enumeration))")
        }
        return columns
    }

    /// An option that is there at some flavors, under an odd name at others.
    private func options(_ name: String, _ divisor: Int) -> String {
        switch flavor % divisor {
        case 0: " OPTIONS (\(quoted(name)) 'x''\(flavor)')"
        case 1: " OPTIONS (\(quoted(name)) 'y', \"Odd name\" '\\a=b')"
        default: ""
        }
    }
}
