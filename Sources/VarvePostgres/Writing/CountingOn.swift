import VarveCatalog
import VarvePlanning

/// Lets a sequence that comes to number a column's rows go on behind the numbers that are there: a new one starts with the
/// first, which is taken.
enum CountingOn {
    /// For a column that becomes an identity.
    static func identity(of column: CatalogObject) -> String {
        statement(for: column, sequence: IdentityOptions.lookup(of: column.id))
    }

    /// For a column whose default takes from sequences that were made just now.
    static func sequences(of value: CatalogObject, in plan: Plan) -> [String] {
        guard let column = value.owner.flatMap({ plan.target[$0] }), plan.source[column.id] != nil,
            integers.contains(column[.dataType] ?? "")
        else { return [] }
        return value.dependencies.filter { $0.kind == .sequence && plan.source[$0] == nil }.map {
            statement(for: column, sequence: SQLText.literal(SQLText.qualified($0.path)))
        }
    }

    private static let integers: Set<String> = ["smallint", "integer", "bigint"]

    private static func statement(for column: CatalogObject, sequence: String) -> String {
        """
        SELECT pg_catalog.setval(s.seqrelid, CASE WHEN s.seqincrement > 0 THEN v.high ELSE v.low END)
        FROM pg_catalog.pg_sequence s, (
          SELECT max(\(column.quotedName))::bigint AS high, min(\(column.quotedName))::bigint AS low
          FROM \(column.ownerReference)) v
        WHERE s.seqrelid = \(sequence)::pg_catalog.regclass AND CASE WHEN s.seqincrement > 0
          THEN v.high BETWEEN s.seqstart AND s.seqmax ELSE v.low BETWEEN s.seqmin AND s.seqstart END
        """
    }
}
