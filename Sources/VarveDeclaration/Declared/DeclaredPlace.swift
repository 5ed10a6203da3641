/// Where in Swift something is declared.
public struct DeclaredPlace: Sendable, Hashable {
    /// The table's type.
    public let type: String
    /// The property of the type, where the place is one.
    public let property: String?
    /// The source file in the form of `#fileID`, where the property is made; `nil` for a whole table.
    public let file: String?
    /// The line in the file, from 1.
    public let line: Int?

    /// Describes a place.
    public init(type: String, property: String? = nil, file: String? = nil, line: Int? = nil) {
        self.type = type
        self.property = property
        self.file = file
        self.line = line
    }
}

/// A table or a column by its name.
public struct DeclaredName: Sendable, Hashable {
    /// The schema, where the declaration names one.
    public let schema: String?
    /// The table.
    public let table: String
    /// The column; `nil` for the table itself.
    public let column: String?

    /// Names a table or a column.
    public init(schema: String?, table: String, column: String? = nil) {
        self.schema = schema
        self.table = table
        self.column = column
    }
}
