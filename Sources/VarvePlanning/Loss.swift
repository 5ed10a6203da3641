import VarveCatalog

/// Data that a change destroys, and how to find out how much of it there is.
public struct Loss: Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, Sendable, Codable {
        /// Rows of a table.
        case rows
        /// Values of a column.
        case values
        /// Properties that are not modelled, so that they can't be written again.
        case details
    }

    /// The object whose data is destroyed: a table, a column, or what is made anew without its unmodelled details.
    public let object: ObjectID

    /// What the change does, in a few words: `is dropped`, `is narrowed from text to varchar(10)`.
    public let reason: String

    /// What ``countQuery`` counts.
    public let unit: Unit

    /// A query for the source database whose only value is the number of rows or values that would be lost.
    public let countQuery: String

    /// Describes a loss.
    public init(object: ObjectID, reason: String, unit: Unit, countQuery: String) {
        self.object = object
        self.reason = reason
        self.unit = unit
        self.countQuery = countQuery
    }
}
