/// Privileges that some role gets on, or everybody loses on, an object.
struct GrantModel: ExtraModel {
    static let stage = ExtraStage.end
    static let roles = ["varve_reader", "varve_writer", "Varve \"odd\" role", "PUBLIC"]

    let object: Int
    var role: Int
    var flavor: Int
    var isGrantable: Bool

    static func add(to generator: inout SchemaGenerator) {
        guard let object = generator.attachable() else { return }
        let grant = GrantModel(
            object: object, role: generator.pick(0...3), flavor: generator.pick(0...7),
            isGrantable: generator.chance(30))
        generator.insert(.extra(grant), [object])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        if generator.chance(30) { role = generator.pick(0...3) }
        flavor = generator.pick(0...7)
        isGrantable = generator.chance(30)
    }

    func statements(in model: SchemaModel) -> [String] {
        switch model[object] {
        case .table: relation("TABLE", model, ["SELECT", "INSERT, UPDATE", "DELETE, TRIGGER", "ALL"])
        case .view: relation("TABLE", model, ["SELECT", "INSERT, UPDATE", "DELETE", "ALL"])
        case .sequence: relation("SEQUENCE", model, ["USAGE", "SELECT", "SELECT, UPDATE", "ALL"])
        case .schema(let name): [grant("USAGE", "SCHEMA \(quoted(name))")]
        case .routine: [everybody("EXECUTE", "ROUTINE", model)]
        case .enumType: [everybody("USAGE", "TYPE", model)]
        case .domain: [everybody("USAGE", "DOMAIN", model)]
        case .column(let column):
            [
                grant(
                    "\(["SELECT", "UPDATE", "REFERENCES"][flavor % 3]) (\(quoted(column.name)))",
                    "TABLE \(model.qualified(column.table))")
            ]
        default: []
        }
    }

    private func relation(_ noun: String, _ model: SchemaModel, _ privileges: [String]) -> [String] {
        let target = "\(noun) \(model.qualified(object))"
        if flavor == 7 {
            return ["REVOKE \(noun == "TABLE" ? "INSERT" : "USAGE") ON \(target) FROM CURRENT_USER"]
        }
        return [grant(privileges[flavor % privileges.count], target)]
    }

    /// What everybody may do from the beginning is taken away as often as given to somebody.
    private func everybody(_ privilege: String, _ noun: String, _ model: SchemaModel) -> String {
        let target = "\(noun) \(model.qualified(object))"
        return flavor % 2 == 0 ? "REVOKE \(privilege) ON \(target) FROM PUBLIC" : grant(privilege, target)
    }

    private func grant(_ privileges: String, _ target: String) -> String {
        let option = isGrantable && role != 3 ? " WITH GRANT OPTION" : ""
        return
            "GRANT \(privileges) ON \(target) TO \(role == 3 ? "PUBLIC" : quoted(Self.roles[role]))\(option)"
    }
}

/// What new objects get. It comes before most of them, so that these have it too.
struct DefaultPrivilegesModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int?
    var role: Int
    var flavor: Int
    var isForOther: Bool

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.chance(60) ? generator.schema() : nil
        let model = DefaultPrivilegesModel(
            schema: schema, role: generator.pick(0...3), flavor: Self.flavor(from: &generator),
            isForOther: generator.chance(25))
        generator.insert(.extra(model), Set([schema].compactMap(\.self)))
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        role = generator.pick(0...3)
        flavor = Self.flavor(from: &generator)
    }

    /// An extension's functions have what was given when the extension came; nothing but pg_dump tells.
    private static func flavor(from generator: inout SchemaGenerator) -> Int {
        let flavor = generator.pick(0...7)
        return generator.hasExtension && (flavor == 2 || flavor == 4) ? 0 : flavor
    }

    func statements(in model: SchemaModel) -> [String] {
        let place = schema.map { " IN SCHEMA \(quoted(model.name($0)))" } ?? ""
        let creator = isForOther ? " FOR ROLE \(quoted("Varve \"maker\""))" : ""
        let action =
            switch flavor {
            case 0: "GRANT SELECT, INSERT ON TABLES TO \(grantee)"
            case 1: "GRANT USAGE ON SEQUENCES TO \(grantee)"
            case 2: "GRANT EXECUTE ON FUNCTIONS TO \(grantee)"
            case 3: "GRANT USAGE ON TYPES TO \(grantee)"
            case 4 where schema == nil: "REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
            case 5 where schema == nil: "REVOKE USAGE ON TYPES FROM PUBLIC"
            case 6 where schema == nil: "GRANT USAGE ON SCHEMAS TO \(grantee)"
            case 7 where schema == nil: "REVOKE INSERT ON TABLES FROM CURRENT_USER"
            default: "GRANT UPDATE ON TABLES TO \(grantee)"
            }
        return ["ALTER DEFAULT PRIVILEGES\(creator)\(place) \(action)"]
    }

    private var grantee: String { role == 3 ? "PUBLIC" : quoted(GrantModel.roles[role]) }
}

extension SchemaGenerator {
    /// An object of a kind to which privileges and security labels can be attached.
    mutating func attachable() -> Int? {
        let objects = ids {
            switch $0 {
            case .table, .view, .sequence, .routine, .enumType, .domain, .schema, .column: true
            default: false
            }
        }
        return oneOf(objects)
    }
}
