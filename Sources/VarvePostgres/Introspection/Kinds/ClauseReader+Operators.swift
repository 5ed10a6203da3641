import VarveCatalog

extension ClauseReader {
    /// Operators, but for those that are only named by another as its commutator or negator.
    static let operators = ClauseReader(.operator, in: .operators) { _ in
        let parameters = [
            SQLPieces.function("FUNCTION", "x.oprcode"),
            "'LEFTARG = ' || format_type(nullif(x.oprleft, 0), NULL)",
            "'RIGHTARG = ' || format_type(nullif(x.oprright, 0), NULL)",
            "'COMMUTATOR = ' || \(SQLPieces.operatorName(of: relative("oprcom")))",
            "'NEGATOR = ' || \(SQLPieces.operatorName(of: relative("oprnegate")))",
            SQLPieces.function("RESTRICT", "x.oprrest"),
            SQLPieces.function("JOIN", "x.oprjoin"),
            "CASE WHEN x.oprcanhash THEN 'HASHES' END",
            "CASE WHEN x.oprcanmerge THEN 'MERGES' END",
        ]
        let operands = """
            coalesce(format_type(nullif(x.oprleft, 0), NULL), 'NONE') || ', '
              || coalesce(format_type(nullif(x.oprright, 0), NULL), 'NONE')
            """
        return """
            SELECT x.oid::int8, ARRAY[n.nspname::text, x.oprname || '(' || \(operands) || ')'], NULL, \(SQLPieces.list(parameters))
            \(SQLPieces.userObjects(of: "pg_operator", prefix: "opr")) AND x.oprcode::oid <> 0
            """
    }

    /// SQL for the commutator or negator. Where only the other one says that they are relatives, it depends on which of
    /// them was made first.
    private static func relative(_ column: String) -> String {
        "coalesce(nullif(x.\(column), 0), (SELECT min(r.oid::int8)::oid FROM pg_operator r WHERE r.\(column) = x.oid))"
    }
}
