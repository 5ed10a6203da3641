/// A form in which a schema can be given to other tools.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// A schema file for Drizzle, in TypeScript.
    case drizzle
    /// Models for SQLAlchemy 2, in Python.
    case sqlalchemy
    /// An entity diagram for Mermaid.
    case mermaid
    /// DBML, the language of dbdiagram.io.
    case dbml
    /// JSON Schema, draft 2020-12: a definition for the row of each table.
    case jsonSchema = "json-schema"

    /// The schema in this form.
    ///
    /// - Throws: `PlanningError` or `DatabaseError` where the database has something that no statement can make.
    public func text(of source: ExportSource) throws -> String {
        switch self {
        case .drizzle: DrizzleExporter.text(of: source)
        case .sqlalchemy: try SQLAlchemyExporter.text(of: source)
        case .mermaid: MermaidExporter.text(of: source)
        case .dbml: DBMLExporter.text(of: source)
        case .jsonSchema: JSONSchemaExporter.text(of: source)
        }
    }
}
