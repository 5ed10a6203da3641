import VarveCatalog

/// What Drizzle, a TypeScript library, calls that which a database has.
public protocol DrizzleVocabulary: Sendable {
    /// The part of Drizzle that is for the database, with which its words begin: `pg` of `drizzle-orm/pg-core`, `pgTable`.
    var name: String { get }

    /// Its word for tables: `pgTable`.
    var table: String { get }

    /// Its type of a table's keys, indexes and checks.
    var extraType: String { get }

    /// Its word for a column's type; the arguments are the members of the configuration: `length: 255`.
    ///
    /// - Parameter checks: The checks of the column's table.
    func type(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> ToolType

    /// What follows a column in an index for what the database writes after its name, `DESC NULLS LAST`; `nil` where there
    /// is no word.
    func indexKey(_ modifiers: String) -> String?

    /// What follows the expression of a generated column, `{ mode: "stored" }` or nothing; `nil` where there is no word for
    /// this way of keeping it.
    ///
    /// - Parameter kind: `stored` or `virtual`.
    func generation(_ kind: String) -> [String]?
}
