import BlueprintTestSupport
import VarveCatalog
import VarveDatabase

/// What a program that shares no code with ours says of a database's schema: `pg_dump`, or SQLite itself.
struct Observation: Sendable, Equatable {
    private let texts: Set<String>

    init(of database: LiveDatabase) async throws {
        texts =
            database.dialect.file(of: database.url) == nil
            ? try await SchemaDump(of: database.connection).statements
            : try await SchemaFacts.of(database.connection)
    }

    /// What only one of two has.
    func difference(from expected: Observation) -> String {
        let missing = expected.texts.subtracting(texts).sorted()
        let added = texts.subtracting(expected.texts).sorted()
        return (missing.map { "missing: \($0)" } + added.map { "added: \($0)" }).joined(separator: "\n")
    }
}
