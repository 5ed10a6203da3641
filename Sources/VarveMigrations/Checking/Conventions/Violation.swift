import VarveCatalog
import VarveDeclaration

/// A table or column that does not follow a convention.
struct Violation {
    let rule: ConventionRule
    let table: ObjectID
    /// The column, which need not be there.
    let column: String?
    /// What is wrong and what to do, to be read after the object's name.
    let text: String
}
