import VarveCatalog
import VarveDeclaration

/// How freely a table that is there may be described as one that is declared in Swift. A description is a guess
/// that is tried on a scratch database; where it does not give the same table, the next style is taken.
public enum DeclarationStyle: Int, Sendable, Comparable {
    /// Not described at all: its SQL is carried along.
    case carried
    /// By what the catalog says, and no more.
    case plain
    /// As people would write it: a text with a check for JSON is JSON.
    case idiomatic

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A catalog, or as much of it as a dialect can say, in the form that declarations in Swift have.
public struct DescribedSchema: Sendable {
    /// What can be said.
    public var schema: DeclaredSchema

    /// The objects beside tables that come with the declaration: its enum types, the functions of its triggers.
    public var provided: Set<ObjectID>

    /// Describes what could be said.
    public init(schema: DeclaredSchema = DeclaredSchema(), provided: Set<ObjectID> = []) {
        self.schema = schema
        self.provided = provided
    }
}
