/// An entity of a kind that nothing else in the model looks into: it says by itself how it is made and varied, so that a
/// kind is added in a file of its own and one line of ``ExtraModels``.
protocol ExtraModel: Sendable {
    /// Where its statements go.
    static var stage: ExtraStage { get }

    /// Adds one to the schema in the making, or none where there is nothing for it to rest on.
    static func add(to generator: inout SchemaGenerator)

    /// The statements that make it, its comment among them.
    func statements(in model: SchemaModel) -> [String]

    /// The statements that put rows in, which suit every form.
    func rows(in model: SchemaModel) -> [String]

    /// Of a table with such rows, the columns that are the same in every form.
    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])?

    /// Takes another form. What it needs stays.
    mutating func vary(with generator: inout SchemaGenerator)

    /// Whether it can go and, on the way back, come again to the rows that are there then.
    func mayGo(_ id: Int, from generator: SchemaGenerator) -> Bool
}

extension ExtraModel {
    func rows(in model: SchemaModel) -> [String] { [] }

    func lastingColumns(in model: SchemaModel) -> (table: String, columns: [String])? { nil }

    func mayGo(_ id: Int, from generator: SchemaGenerator) -> Bool {
        !generator.model.all.contains { $0.needs.contains(id) }
    }
}

/// The place of a statement among those of the other kinds, see `SchemaModel.rank(_:)`.
enum ExtraStage: Int {
    /// With the domains and types.
    case types = 4
    /// With the routines that name no table.
    case routines = 6
    /// Right after tables and their constraints.
    case tables = 10
    /// After all else.
    case end = 14
}

/// The kinds that are added by themselves.
enum ExtraModels {
    static let all: [any ExtraModel.Type] = [
        HeirModel.self, DetailModel.self,
        PartitionModel.self,
        ForeignDataModel.self, GrantModel.self, DefaultPrivilegesModel.self, PolicyModel.self,
        PublicationModel.self,
        CompositeTypeModel.self, RangeTypeModel.self, CollationModel.self, OperatorModel.self, CastModel.self,
        TextSearchModel.self, RuleModel.self, EventTriggerModel.self, DomainArrayModel.self,
        RowTypeModel.self,
        SecurityLabelModel.self, ServerDetailModel.self,
    ]
}
