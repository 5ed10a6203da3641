/// Security labels of two providers on an object of some kind.
struct SecurityLabelModel: ExtraModel {
    static let stage = ExtraStage.end

    private let object: Int
    private var labels: [String?] = [nil, nil]

    static func add(to generator: inout SchemaGenerator) {
        guard let object = generator.attachable() else { return }
        var model = SecurityLabelModel(object: object)
        model.vary(with: &generator)
        generator.insert(.extra(model), [object])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        labels = [generator.comment(), generator.comment()]
    }

    func statements(in model: SchemaModel) -> [String] {
        guard let subject = subject(in: model) else { return [] }
        return zip(labels, ["dummy", "\"Odd \"\" provider\""]).compactMap { label, provider in
            label.map {
                "SECURITY LABEL FOR \(provider) ON \(subject) IS '\($0.replacing("'", with: "''"))'"
            }
        }
    }

    private func subject(in model: SchemaModel) -> String? {
        switch model[object] {
        case .table: "TABLE \(model.qualified(object))"
        case .view(let view):
            "\(view.isMaterialized ? "MATERIALIZED VIEW" : "VIEW") \(model.qualified(object))"
        case .sequence: "SEQUENCE \(model.qualified(object))"
        case .routine: "ROUTINE \(model.qualified(object))"
        case .enumType: "TYPE \(model.qualified(object))"
        case .domain: "DOMAIN \(model.qualified(object))"
        case .schema(let name): "SCHEMA \(quoted(name))"
        case .column(let column): "COLUMN \(model.qualified(column.table)).\(quoted(column.name))"
        default: nil
        }
    }
}
