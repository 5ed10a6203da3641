/// A form in which a schema can be given to other tools.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// Models for SQLAlchemy 2, in Python.
    case sqlalchemy

    /// The schema in this form.
    ///
    /// - Throws: `PlanningError` or `DatabaseError` where the database has something that no statement can make.
    public func text(of source: ExportSource) throws -> String {
        switch self {
        case .sqlalchemy: try SQLAlchemyExporter.text(of: source)
        }
    }
}
