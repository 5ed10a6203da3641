import VarveCatalog

extension ClauseReader {
    /// Aggregate functions.
    static let aggregates = ClauseReader(.aggregate, in: .procedures) { _ in
        """
        SELECT p.oid::int8, ARRAY[n.nspname::text, p.proname || '(' || oidvectortypes(p.proargtypes) || ')'], NULL,
          \(SQLPieces.list(parameters)), pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)
        FROM pg_aggregate x JOIN pg_proc p ON p.oid = x.aggfnoid::oid JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.oid >= \(KindReaders.firstUserObject) AND \(KindReaders.userSchema)
        """
    } completion: { object, row in
        object[.arguments] = row.text(ownColumn)
        object[.returns] = row.optionalText(ownColumn + 1)
    }

    private static let parameters = [
        SQLPieces.function("SFUNC", "x.aggtransfn"),
        "'STYPE = ' || format_type(x.aggtranstype, NULL)",
        "'SSPACE = ' || nullif(x.aggtransspace, 0)",
        SQLPieces.function("FINALFUNC", "x.aggfinalfn"),
        "CASE WHEN x.aggfinalextra THEN 'FINALFUNC_EXTRA' END",
        modification("FINALFUNC_MODIFY", "x.aggfinalmodify", of: "x.aggfinalfn"),
        SQLPieces.function("COMBINEFUNC", "x.aggcombinefn"),
        SQLPieces.function("SERIALFUNC", "x.aggserialfn"),
        SQLPieces.function("DESERIALFUNC", "x.aggdeserialfn"),
        "'INITCOND = ' || quote_literal(x.agginitval)",
        SQLPieces.function("MSFUNC", "x.aggmtransfn"),
        SQLPieces.function("MINVFUNC", "x.aggminvtransfn"),
        "'MSTYPE = ' || format_type(nullif(x.aggmtranstype, 0), NULL)",
        "'MSSPACE = ' || nullif(x.aggmtransspace, 0)",
        SQLPieces.function("MFINALFUNC", "x.aggmfinalfn"),
        "CASE WHEN x.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END",
        modification("MFINALFUNC_MODIFY", "x.aggmfinalmodify", of: "x.aggmfinalfn"),
        "'MINITCOND = ' || quote_literal(x.aggminitval)",
        "'SORTOP = ' || \(SQLPieces.operatorName(of: "x.aggsortop"))",
        "CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END",
        "CASE WHEN x.aggkind = 'h' THEN 'HYPOTHETICAL' END",
    ]

    /// What a final function does to the state, where it is not the default of its sort of aggregate.
    private static func modification(_ name: String, _ letter: String, of function: String) -> String {
        """
        CASE WHEN \(function)::oid <> 0 AND \(letter) <> CASE x.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN
          '\(name) = ' || CASE \(letter) WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END
        """
    }
}
