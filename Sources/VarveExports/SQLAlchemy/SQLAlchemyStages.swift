import VarveCatalog
import VarveDatabase
import VarvePlanning

/// The statements beside the models: what must be there before the tables, and what models have no words for.
///
/// They are plans like any other: from what is there at a stage to what must be there after it.
struct SQLAlchemyStages {
    /// What makes the schemas.
    let schemas: [String]
    /// What makes the functions, domains and sequences that tables rest on, once schemas and enums are there.
    let foundation: [String]
    /// What makes the rest once the tables are there.
    let rest: [String]
    /// The objects that ``rest`` makes or changes.
    let leftOver: [ObjectID]
    /// What the models say.
    let modelled: ModelledObjects

    init(_ source: ExportSource) throws {
        modelled = ModelledObjects(source)
        let catalog = source.catalog
        var stage = Catalog(
            dialect: catalog.dialect, objects: catalog.objects.values.filter { source.empty[$0.id] != nil })
        schemas = try Self.advance(&stage, by: catalog.all(.schema), source).statements
        for type in catalog.all(.enumType) { stage.insert(Self.bare(type)) }
        let ground = modelled.foundation.compactMap { catalog[$0] }.filter { $0.kind != .enumType }
        foundation = try Self.advance(&stage, by: ground.map(Self.withoutColumn), source).statements
        for object in modelled.objects.values { stage.insert(object) }
        (rest, leftOver) = try Self.advance(&stage, by: Array(catalog.objects.values), source)
    }

    /// An enumerated type as SQLAlchemy makes it.
    private static func bare(_ type: CatalogObject) -> CatalogObject {
        var bare = CatalogObject(type.id, dependencies: type.dependencies)
        bare[.labels] = type[.labels]
        return bare
    }

    /// A sequence, whose column is not there yet.
    private static func withoutColumn(_ object: CatalogObject) -> CatalogObject {
        guard object.kind == .sequence else { return object }
        var sequence = object
        sequence.owner = nil
        return sequence
    }

    private static func advance(
        _ stage: inout Catalog, by objects: [CatalogObject], _ source: ExportSource
    ) throws -> (statements: [String], changed: [ObjectID]) {
        var next = stage
        for object in objects { next.insert(object) }
        let plan = try Planner(rules: source.dialect.rules).plan(from: stage, to: next)
        stage = next
        let statements = try source.dialect.script(for: plan).flatMap(\.statements)
        return (statements, plan.changes.compactMap { ($0.after ?? $0.before)?.id })
    }
}
